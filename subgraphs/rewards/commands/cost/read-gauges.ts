import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { costGaugeTable } from '../../persistence/tables/cost-gauge.table.ts';
import { readGauges as gaugesNow } from '../../persistence/cost/read-gauges.ts';

/** Keeps what every gauge shows now, so that an alert can watch them at the cost of a few rows. */
export const readGauges = defineCommand<object, { gauges: number }, never>({
  name: 'rewards.read-gauges',
  execute: async (tx) => {
    const gauges = await gaugesNow(tx.sql, { region: null, payer: null }, tx.now);
    const rows = gauges.map(({ region, payer, state, bps }) => ({ region, payer, state, bps, readAt: tx.now }))
      .toSorted((a, b) => (`${a.region} ${a.payer}` < `${b.region} ${b.payer}` ? -1 : 1));
    await tx.sql.insertInto(costGaugeTable, rows, `on conflict (region, payer)
      do update set state = excluded.state, bps = excluded.bps, read_at = excluded.read_at`);
    return accepted({ gauges: rows.length });
  },
});
