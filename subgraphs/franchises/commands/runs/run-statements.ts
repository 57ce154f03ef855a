import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readOpening } from '../../persistence/settlement/openings.ts';
import { runningOf } from '../../persistence/settlement/runs.ts';
import { statementRunTable } from '../../persistence/tables/settlement/statement-run.table.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY } from '../network/checks.ts';
import { lockRegion, settledMonth } from '../settlement/checks.ts';

export interface RegionMonth { readonly region: string; readonly month: string }
export type RunStatementsCode = 'HEAD_OFFICE_ONLY' | 'NOT_FOUND' | 'INVALID' | 'MONTH_NOT_OVER' | 'NOT_OPENED'
  | 'BEFORE_OPENING' | 'MONTH_ISSUED' | 'MONTH_OUT_OF_TURN' | 'RUN_IN_PROGRESS';

export const RUN_JOB = 'run-statements';
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Has the statements of a region's month drafted, or the drafts brought up to date, by a job over rebates that keeps
 * where it stands (`stepStatements`). Asked for again while it runs, it is the same run.
 */
export const runStatements = defineCommand<RegionMonth, { runId: string }, RunStatementsCode>({
  name: 'franchises.run-statements',
  execute: async (tx, { region, month }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const { of, refusal } = await settledMonth(tx, region, month);
    if (refusal) return refusal;
    if (of.to > tx.now) return refused('MONTH_NOT_OVER', 'The month is not over.', ['month']);
    await lockRegion(tx, region);
    const running = await runningOf(tx.sql, region);
    if (running?.month === month) return accepted({ runId: running.id });
    if (running) return refused('RUN_IN_PROGRESS', `${running.month} is being run.`, ['month']);
    const inTheWay = await refusalOfOpening(tx, of) ?? await refusalOfRun(tx, of);
    if (inTheWay) return inTheWay;
    const runId = newId(tx.now);
    await tx.sql.insertInto(statementRunTable, [{
      id: runId, region, month, askedBy: tx.actor.name, askedById: tx.actor.id, startedAt: tx.now, afterId: FIRST,
    }]);
    tx.audit({ subjectId: runId, before: null, after: { region, month } });
    tx.schedule({ job: RUN_JOB, at: tx.now, payload: {}, key: RUN_JOB });
    return accepted({ runId });
  },
});

async function refusalOfOpening(tx: Tx, { region, month }: RegionMonth) {
  const opening = await readOpening(tx.sql, region);
  if (!opening) {
    return refused('NOT_OPENED' as const, 'Say first from which month on the region is settled here.', ['region']);
  }
  return month < opening.month
    ? refused('BEFORE_OPENING' as const, `The region is settled from ${opening.month} on.`, ['month']) : null;
}

interface InTheWay { issued: boolean; drafts: boolean; later: boolean; earlier: boolean }

/**
 * What stands in the way: months are settled one after the other, each once. A draft that waits for its own statement
 * before holds up no later month, and may be brought up to date after one was run.
 */
async function refusalOfRun(tx: Tx, { region, month }: RegionMonth) {
  const { issued, drafts, later, earlier } = await tx.sql.one<InTheWay>`select
    coalesce(bool_or(month = ${month} and state <> 'draft'), false) as issued,
    coalesce(bool_or(month = ${month} and state = 'draft'), false) as drafts,
    coalesce(bool_or(month > ${month}), false) as later,
    coalesce(bool_or(month < ${month} and state = 'draft' and not exists (select 1 from statement p
      where p.franchise_id = s.franchise_id and p.currency = s.currency and p.month < s.month
        and p.state in ('draft', 'issued'))), false) as earlier
    from statement s where region = ${region}`;
  if (issued && !drafts) {
    return refused('MONTH_ISSUED' as const, 'The month is issued; what comes late stands in the next.', ['month']);
  }
  if (later && !drafts) return refused('MONTH_OUT_OF_TURN' as const, 'A later month has statements.', ['month']);
  return earlier
    ? refused('MONTH_OUT_OF_TURN' as const, 'An earlier month is a draft still: issue it first.', ['month']) : null;
}
