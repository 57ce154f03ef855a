import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, money, optional, take } from '../../../kernel/graph/mutation/take.ts';
import { decideDispute } from '../../commands/settlement/decide-dispute.ts';
import { linesById } from '../../queries/settlement/lines.ts';
import { statementsById } from '../../queries/settlement/statements.ts';
import { REASON } from '../network/takes.ts';
import { DisputeVerdict } from '../words.ts';
import { StatementLine } from './line.type.ts';
import { Statement } from './statement.type.ts';
import { LINE } from './takes.ts';

export const decideDisputeMutation = defineMutation({
  name: 'decideDispute',
  says: 'Head office decides a dispute 处理异议. Upheld, the line is worth nothing or another amount, and head '
    + 'office bears the difference; rejected, it counts as issued.',
  scopes: ['franchises:settle'],
  input: 'Which line, and how.',
  takes: {
    lineId: LINE,
    verdict: take<'upheld' | 'rejected'>(() => DisputeVerdict, 'How it is decided.'),
    reason: REASON,
    amount: optional(money('What an upheld line is worth instead, of its own sign; without it nothing.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND', 'INVALID'),
    NOT_DISPUTED: 'No dispute of the line is open.',
    CURRENCY_MISMATCH: 'The amount is not in the currency of the statement.',
    WRONG_AMOUNT: 'Only an upheld line gets another amount, of its own sign.',
  },
  command: decideDispute,
  answers: {
    line: loaded(() => StatementLine, linesById, 'lineId', 'The line as it is now; null when refused.'),
    statement: loaded(() => Statement, statementsById, 'id', 'The statement as it is now; null when refused.'),
  },
});
