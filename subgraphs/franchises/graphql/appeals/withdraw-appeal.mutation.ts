import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { withdrawAppeal } from '../../commands/appeals/withdraw-appeal.ts';
import { APPEAL_ANSWER, APPEAL_CLOSED, APPEAL_ID } from './appeal-answer.ts';

export const withdrawAttributionAppealMutation = defineMutation({
  name: 'withdrawAttributionAppeal',
  says: 'A franchise takes its appeal back 撤回归属申诉.',
  scopes: ['franchises:rebates'],
  input: 'Which appeal.',
  takes: { id: APPEAL_ID, expectedVersion: VERSION, idempotencyKey: KEY },
  refusals: { ...said('NOT_FOUND', 'STALE'), APPEAL_CLOSED },
  extras: CURRENT_VERSION,
  command: withdrawAppeal,
  answers: APPEAL_ANSWER,
});
