import type { EventPayloads } from '../../../contracts/events.ts';
import { FX_DAYS_UNTOLD } from '../../../contracts/limits.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { fxRateTable } from '../../persistence/tables/fx-rate.table.ts';

/** Keeps the published rates; one that was taken back keeps its moment beside the next. */
export const keepRates = defineBatchCommand<EventPayloads['fx-table.published.v1'], null, never>({
  name: 'rewards.keep-rates',
  maxBatch: 100,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const rows = requests.flatMap(({ input }) => input.rates.map((rate) => ({
      homeRegion: input.homeRegion, fromCurrency: rate.from, toCurrency: rate.to, rate: rate.rate,
      tableId: input.tableId, effectiveAt: input.effectiveAt,
      validUntil: input.validUntil ?? endUntold(input.effectiveAt),
    })));
    const last = new Map(rows.map((row) => [`${row.homeRegion} ${row.fromCurrency} ${row.toCurrency} `
      + `${row.effectiveAt.getTime()} ${row.tableId}`, row]));
    await tx.sql.insertInto(fxRateTable, [...last.values()],
      `on conflict (home_region, from_currency, to_currency, effective_at, table_id)
        do update set rate = excluded.rate, valid_until = excluded.valid_until`);
    return requests.map(() => accepted(null));
  },
});

function endUntold(from: Date): Date {
  return new Date(from.getTime() + FX_DAYS_UNTOLD * 86_400_000);
}
