import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { goLive } from '../../commands/sessions/move-session.ts';
import { sessionsById } from '../../queries/sessions-by-id.ts';
import { LiveSession } from './live-session.type.ts';

export const goLiveMutation = defineMutation({
  name: 'goLive',
  says: 'Puts a scheduled session on air 开播: its drops can be claimed from their opening on.',
  scopes: ['campaigns:write'],
  input: 'The session that goes on air.',
  takes: { id: idOf(PREFIX.liveSession, 'Live session id.'), expectedVersion: VERSION },
  refusals: {
    ...said('NOT_FOUND', 'STALE'),
    WRONG_STATE: 'It is on air already, or over, or its planned end has passed.',
  },
  extras: CURRENT_VERSION,
  command: goLive,
  inputOf: ({ id, expectedVersion }) => ({ sessionId: id, expectedVersion }),
  answers: {
    liveSession: loaded(() => LiveSession, sessionsById, 'sessionId',
      'The session on air; null when refused.'),
  },
});
