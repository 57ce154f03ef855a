import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { runStatements } from '../../commands/runs/run-statements.ts';
import { runViews } from '../../queries/settlement/runs.ts';
import { StatementRun } from './run.type.ts';
import { MONTH, RUN_IN_PROGRESS, SETTLED_REGION } from '../settlement/takes.ts';

export const runStatementsMutation = defineMutation({
  name: 'runStatements',
  says: 'Has the statements of a region’s month drafted 生成结算单, or the drafts brought up to date: one for each '
    + 'franchise and currency, of everything that counts by then and stands on none. A job does it: the run says when '
    + 'it was done. Asked for again meanwhile it is the same run. Nobody else sees drafts.',
  scopes: ['franchises:settle'],
  input: 'Which month.',
  takes: { region: SETTLED_REGION, month: MONTH, idempotencyKey: KEY },
  refusals: {
    ...said('HEAD_OFFICE_ONLY', 'NOT_FOUND', 'INVALID'),
    MONTH_NOT_OVER: 'The month is not over.',
    NOT_OPENED: 'Nobody has said from which month on the region is settled here: openSettlement.',
    BEFORE_OPENING: 'The region is settled from a later month on.',
    MONTH_ISSUED: 'The month is issued; what comes late stands in the next one.',
    MONTH_OUT_OF_TURN: 'Months are settled one after the other: an earlier one is a draft, or a later one was run.',
    ...RUN_IN_PROGRESS,
  },
  command: runStatements,
  answers: { run: loaded(() => StatementRun, runViews, 'runId', 'The run; null when refused.') },
});
