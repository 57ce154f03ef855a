import { Int } from 'type-graphql';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { DRY_RUN, KEY } from '../../../kernel/graph/mutation/take.ts';
import { runStatements } from '../../commands/settlement/run-statements.ts';
import { MONTH, SETTLED_REGION } from './takes.ts';

export const runStatementsMutation = defineMutation({
  name: 'runStatements',
  says: 'Drafts the statements of a region’s month 生成结算单, or brings the drafts up to date: one for each '
    + 'franchise and currency, of everything that counts by then and stands on none. Nobody else sees drafts.',
  scopes: ['franchises:settle'],
  input: 'Which month.',
  takes: { region: SETTLED_REGION, month: MONTH, idempotencyKey: KEY, dryRun: DRY_RUN },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND', 'INVALID'),
    MONTH_NOT_OVER: 'The month is not over.',
    MONTH_ISSUED: 'The month is issued; what comes late stands in the next one.',
    MONTH_OUT_OF_TURN: 'Months are settled one after the other: an earlier one is a draft, or a later one was run.',
  },
  command: runStatements,
  answers: {
    statements: { type: () => Int, says: 'How many drafts the month has.', of: (value) => value.statements },
    lines: { type: () => Int, says: 'How many lines they have together.', of: (value) => value.lines },
  },
});
