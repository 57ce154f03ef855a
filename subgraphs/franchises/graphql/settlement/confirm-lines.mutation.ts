import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { between, idsOf, KEY, optional } from '../../../kernel/graph/mutation/take.ts';
import { confirmLines } from '../../commands/settlement/confirm-lines.ts';
import { statementsById } from '../../queries/settlement/statements.ts';
import { Statement } from './statement.type.ts';
import { STATEMENT } from './takes.ts';

export const confirmLinesMutation = defineMutation({
  name: 'confirmLines',
  says: 'The franchise agrees to lines of its statement 确认, or to all that are open.',
  scopes: ['franchises:answer'],
  input: 'Which lines.',
  takes: {
    id: STATEMENT,
    lineIds: optional(between(1, 500, idsOf(PREFIX.statementLine, 'Lines, 1 to 500; without it every open one.'))),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'),
    NOT_ISSUED: 'The statement is frozen.',
    LINE_DISPUTED: 'The line is, or was, under dispute.',
  },
  command: confirmLines,
  answers: {
    statement: loaded(() => Statement, statementsById, 'id', 'The statement as it is now; null when refused.'),
    confirmed: { type: () => Int, says: 'How many lines that were open.', of: (value) => value.confirmed },
  },
});
