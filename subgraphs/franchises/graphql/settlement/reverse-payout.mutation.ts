import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { reversePayout } from '../../commands/settlement/reverse-payout.ts';
import { statementsById } from '../../queries/settlement/statements.ts';
import { REASON } from '../network/takes.ts';
import { Statement } from './statement.type.ts';
import { STATEMENT } from './takes.ts';

export const reversePayoutMutation = defineMutation({
  name: 'reversePayout',
  says: 'Takes a payout back 撤销打款: the statement is due again, and its rebates are payable.',
  scopes: ['franchises:settle'],
  input: 'Which statement, and why.',
  takes: { id: STATEMENT, expectedVersion: VERSION, reason: REASON, idempotencyKey: KEY },
  refusals: { ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND', 'STALE', 'INVALID'), NOT_PAID: 'The statement is not paid.' },
  extras: CURRENT_VERSION,
  command: reversePayout,
  answers: {
    statement: loaded(() => Statement, statementsById, 'id', 'The statement as it is now; null when refused.'),
  },
});
