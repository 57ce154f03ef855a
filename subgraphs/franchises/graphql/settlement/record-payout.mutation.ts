import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { date, KEY, money, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { recordPayout } from '../../commands/settlement/record-payout.ts';
import { statementsById } from '../../queries/settlement/statements.ts';
import { Statement } from './statement.type.ts';
import { STATEMENT } from './takes.ts';

export const recordPayoutMutation = defineMutation({
  name: 'recordPayout',
  says: 'Records that the bank paid a frozen statement 登记打款: all that is due, once; its rebates are settled.',
  scopes: ['franchises:settle'],
  input: 'Which statement, and what the bank says.',
  takes: {
    id: STATEMENT,
    expectedVersion: VERSION,
    amount: money('What was paid: what is due.'),
    bankReference: text('The bank’s reference 银行流水号, 1 to 100 characters; unique.'),
    paidOn: date('The day the bank has, not before it was frozen and not after today.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND', 'STALE', 'INVALID'),
    NOT_FROZEN: 'Only a frozen statement is paid.',
    NOTHING_DUE: 'Nothing is due; what is below zero is carried forward.',
    ALREADY_PAID: 'The statement is paid.',
    WRONG_AMOUNT: 'It is not what is due; the message says how much is.',
    REFERENCE_TAKEN: 'Another payout has this reference.',
  },
  extras: CURRENT_VERSION,
  command: recordPayout,
  answers: {
    statement: loaded(() => Statement, statementsById, 'id', 'The statement as it is now; null when refused.'),
  },
});
