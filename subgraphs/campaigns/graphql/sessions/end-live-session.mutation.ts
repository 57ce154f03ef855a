import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { endLiveSession } from '../../commands/sessions/move-session.ts';
import { sessionsById } from '../../queries/sessions-by-id.ts';
import { LiveSession } from './live-session.type.ts';

export const endLiveSessionMutation = defineMutation({
  name: 'endLiveSession',
  says: 'Ends a session 下播: no new claims; holds that are open go on until they expire.',
  scopes: ['campaigns:write'],
  input: 'The session that ends.',
  takes: { id: idOf(PREFIX.liveSession, 'Live session id.'), expectedVersion: VERSION },
  refusals: { ...said('NOT_FOUND', 'STALE'), WRONG_STATE: 'It is not on air.',
    LOTTERY_OPEN: 'Members enter a lottery now: nobody shuts it before its time.' },
  extras: CURRENT_VERSION,
  command: endLiveSession,
  inputOf: ({ id, expectedVersion }) => ({ sessionId: id, expectedVersion }),
  answers: {
    liveSession: loaded(() => LiveSession, sessionsById, 'sessionId',
      'The ended session; null when refused.'),
  },
});
