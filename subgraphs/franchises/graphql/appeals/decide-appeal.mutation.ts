import { CURRENT_VERSION, defineMutations } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, KEY, optional, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { decideAppeal } from '../../commands/appeals/decide-appeal.ts';
import { REASON } from '../network/takes.ts';
import { APPEAL_ANSWER, APPEAL_CLOSED, APPEAL_ID } from './appeal-answer.ts';

export const decideAttributionAppealMutations = defineMutations('DecideAttributionAppeal', {
  scopes: ['franchises:write'],
  input: 'Which appeal, and why.',
  takes: {
    id: APPEAL_ID,
    effectiveAt: optional(dateTime('Of an upheld one: from when on the member is at home there; not before the payment '
      + 'of the order (of a named member: the appeal) and not later than now, which it is without it.')),
    reason: REASON,
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE', 'INVALID', 'HEAD_OFFICE_ONLY'),
    APPEAL_CLOSED,
    FRANCHISE_CLOSED: 'The franchise has ended.',
    NO_MEMBER: 'Nobody knows yet whose the order is.',
  },
  extras: CURRENT_VERSION,
  answers: APPEAL_ANSWER,
}, {
  upholdAttributionAppeal: {
    says: 'Head office moves the member to the franchise that appeals 支持归属申诉, for a whole period from a moment on; '
      + 'rebates of sales since then follow.',
    command: decideAppeal,
    inputOf: (asked) => ({ ...asked, decision: 'uphold' }),
  },
  rejectAttributionAppeal: {
    says: 'Head office leaves the attribution as it is 驳回归属申诉.',
    command: decideAppeal,
    inputOf: (asked) => ({ ...asked, decision: 'reject' }),
  },
});
