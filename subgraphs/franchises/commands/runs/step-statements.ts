import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import {
  fillSlice, nextSlice, withoutStatement, type SettledMonth, type Slice,
} from '../../persistence/settlement/countable.ts';
import { apartInSlice, fillApart, rebatesApart } from '../../persistence/settlement/rebate-sides.ts';
import type { RunRow } from '../../persistence/settlement/runs.ts';
import { statementRunTable } from '../../persistence/tables/settlement/statement-run.table.ts';
import { keepOpenings, lockRegion, settledMonth } from '../settlement/checks.ts';
import { addDrafts, finishRun, markTouched } from './draft-statements.ts';

interface Stepped { readonly done: boolean }

/**
 * The next slice of a run that is not done, of `limit` rebates in order of their ids, or its end. Each in a transaction
 * of its own: killed, the job goes on from there; done twice, the second finds everything as it is.
 */
export const stepStatements = defineCommand<{ limit: number }, Stepped, never>({
  name: 'franchises.step-statements',
  execute: async (tx, { limit }) => {
    const waiting = await tx.sql.maybe<{ region: string }>`select region from statement_run
      where finished_at is null order by started_at, id limit 1`;
    if (!waiting) return accepted({ done: true });
    await lockRegion(tx, waiting.region);
    await keepOpenings(tx);
    const run = await tx.sql.maybe<RunRow>`select ${columnsOf(statementRunTable)} from statement_run
      where region = ${waiting.region} and finished_at is null for update`;
    if (!run) return accepted({ done: false });
    const { of } = await settledMonth(tx, run.region, run.month);
    if (!of) throw new Error(`run ${run.id}: ${run.region} ${run.month} is no month any more`);
    const next = await nextSlice(tx.sql, run.afterId, limit);
    if (!next) {
      await finishRun(tx, run, of);
      return accepted({ done: false });
    }
    await takeSlice(tx, run, of, next.slice);
    await tx.sql.run`update statement_run set after_id = ${next.slice.last}, rebates = rebates + ${next.rebates}
      where id = ${run.id}`;
    return accepted({ done: false });
  },
});

async function takeSlice(tx: Tx, run: RunRow, month: SettledMonth, slice: Slice): Promise<void> {
  await addDrafts(tx, run, await withoutStatement(tx.sql, month, slice));
  const apart = await rebatesApart(tx.sql, apartInSlice(slice));
  const touched = await fillSlice(tx, month, slice, apart);
  touched.push(...await fillApart(tx, month, apart));
  await markTouched(tx, run, touched);
}
