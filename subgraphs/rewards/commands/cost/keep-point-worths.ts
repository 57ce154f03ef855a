import { defineCommand } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { pointWorthTable } from '../../persistence/tables/point-worth.table.ts';

export type PointWorth = RowOf<typeof pointWorthTable>;

/** Keeps what loyalty's rules say a point is worth; a version that was withdrawn is gone with the next answer. */
export const keepPointWorths = defineCommand<{ worths: readonly PointWorth[] }, { changed: boolean }, never>({
  name: 'rewards.keep-point-worths',
  execute: async (tx, { worths }) => {
    const gone = await tx.sql.run`delete from point_worth p where not exists (
      select 1 from unnest(${worths.map((one) => one.programme)}::text[],
        ${worths.map((one) => one.effectiveFrom)}::timestamptz[],
        ${worths.map((one) => one.pointsPerUnit)}::int[]) as w (programme, begins, per_unit)
      where w.programme = p.programme and w.begins = p.effective_from and w.per_unit = p.points_per_unit)`;
    const before = await tx.sql.one<{ count: bigint }>`select count(*) as count from point_worth`;
    await tx.sql.insertInto(pointWorthTable, worths, 'on conflict (programme, effective_from) do nothing');
    return accepted({ changed: gone > 0 || before.count < BigInt(worths.length) });
  },
});
