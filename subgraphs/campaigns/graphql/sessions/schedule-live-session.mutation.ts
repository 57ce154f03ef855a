import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, otherwise } from '../../../kernel/graph/mutation/take.ts';
import { scheduleLiveSession } from '../../commands/sessions/schedule-live-session.ts';
import { sessionsById } from '../../queries/sessions-by-id.ts';
import { LiveSession } from './live-session.type.ts';
import {
  ENDS_AT, HOST, MEMBER_ONLY, PASSCODE, PASSCODE_REFUSAL, readPasscode, STARTS_AT, TITLE_EN, TITLE_ZH,
} from './session-takes.ts';

export const scheduleLiveSessionMutation = defineMutation({
  name: 'scheduleLiveSession',
  says: 'Announces a live session 直播场次.',
  scopes: ['campaigns:write'],
  input: 'A live session to announce.',
  takes: {
    titleZh: TITLE_ZH, titleEn: TITLE_EN, host: HOST, startsAt: STARTS_AT, endsAt: ENDS_AT,
    outletId: idOf(PREFIX.outlet, 'The live room 直播间 (outlet) it sells for.'),
    memberOnly: otherwise(true, MEMBER_ONLY),
    passcode: optional(PASSCODE),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID', 'NOT_FOUND'), ...PASSCODE_REFUSAL,
    OUTLET_CLOSED: 'The outlet is closed for good.',
  },
  command: scheduleLiveSession,
  inputOf: async (asked, context) => {
    const passcode = await readPasscode(context, asked.passcode);
    return passcode.ok ? { ...asked, passcode: passcode.value } : passcode;
  },
  answers: {
    liveSession: loaded(() => LiveSession, sessionsById, 'sessionId',
      'The announced session; null when refused.'),
  },
});
