import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, optional, otherwise, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { updateLiveSession } from '../../commands/sessions/update-live-session.ts';
import { sessionsById } from '../../queries/sessions-by-id.ts';
import { LiveSession } from './live-session.type.ts';
import {
  ENDS_AT, HOST, MEMBER_ONLY, PASSCODE, PASSCODE_REFUSAL, readPasscode, STARTS_AT, TITLE_EN, TITLE_ZH,
} from './session-takes.ts';

export const updateLiveSessionMutation = defineMutation({
  name: 'updateLiveSession',
  says: 'Changes a live session or rotates its passcode 口令.',
  scopes: ['campaigns:write'],
  input: 'Changes of a live session; fields that are absent or null stay.',
  takes: {
    id: idOf(PREFIX.liveSession, 'Live session id.'), expectedVersion: VERSION,
    titleZh: optional(TITLE_ZH), titleEn: optional(TITLE_EN), host: optional(HOST),
    startsAt: optional(STARTS_AT), endsAt: optional(ENDS_AT), memberOnly: optional(MEMBER_ONLY),
    passcode: optional(PASSCODE),
    removePasscode: otherwise(false, flag('Claims need no passcode any more.')),
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE', 'INVALID'), ...PASSCODE_REFUSAL,
    SESSION_ENDED: 'The session is over.',
    ON_AIR: 'The begin cannot be moved once on air.',
    DROPS_OUTSIDE: 'A drop would open outside the session.',
    LOTTERIES_OUTSIDE: 'A lottery would be open outside the session.',
    LOTTERY_OPEN: 'Members enter a lottery now: passcode and door stay until it closes.',
    MEMBER_ONLY: 'An item for members only is released in the room.',
  },
  extras: CURRENT_VERSION,
  command: updateLiveSession,
  inputOf: async ({ id, expectedVersion, passcode: word, removePasscode, ...fields }, context) => {
    const passcode = await readPasscode(context, word);
    if (!passcode.ok) return passcode;
    return {
      sessionId: id, expectedVersion,
      changes: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
      passcode: removePasscode ? null : passcode.value ?? undefined,
    };
  },
  answers: {
    liveSession: loaded(() => LiveSession, sessionsById, 'sessionId',
      'The session as it is now; null when refused.'),
  },
});
