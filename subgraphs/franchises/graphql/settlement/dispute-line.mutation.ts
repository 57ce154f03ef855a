import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { disputeLine } from '../../commands/settlement/dispute-line.ts';
import { linesById } from '../../queries/settlement/lines.ts';
import { statementsById } from '../../queries/settlement/statements.ts';
import { REASON } from '../network/takes.ts';
import { StatementLine } from './line.type.ts';
import { Statement } from './statement.type.ts';
import { LINE } from './takes.ts';

export const disputeLineMutation = defineMutation({
  name: 'disputeLine',
  says: 'The franchise does not agree to a line 提出异议: it stays out of the amount due until head office decides.',
  scopes: ['franchises:answer'],
  input: 'Which line, and why.',
  takes: { lineId: LINE, reason: REASON, idempotencyKey: KEY },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    NOT_ISSUED: 'The statement is frozen.',
    DEADLINE_PASSED: 'The days for disputes are over 已过异议期.',
    LINE_CONFIRMED: 'The line is confirmed.',
    LINE_DISPUTED: 'The line is, or was, under dispute.',
  },
  command: disputeLine,
  answers: {
    line: loaded(() => StatementLine, linesById, 'lineId', 'The line as it is now; null when refused.'),
    statement: loaded(() => Statement, statementsById, 'id', 'The statement as it is now; null when refused.'),
  },
});
