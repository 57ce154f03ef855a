import { FX_DAYS_UNTOLD } from '../../contracts/limits.ts';
import type { Region } from '../../contracts/words.ts';
import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';

export interface FxTable {
  readonly tableId: string;
  readonly homeRegion: Region;
  readonly effectiveAt: Date;
  /** Absent in what was told before tables had an end. */
  readonly validUntil?: Date | undefined;
  readonly rates: readonly { readonly from: string; readonly to: string; readonly rate: string }[];
}

/** Keeps the published rates; one that was taken back keeps its moment beside the next. */
export const keepRates = defineBatchCommand<FxTable, { tableId: string }, never>({
  name: 'loyalty.store-fx-table',
  maxBatch: 100,
  executeAll: async (tx, requests) => {
    const rows = requests.flatMap(({ input }) => input.rates.map((rate) => ({
      home_region: input.homeRegion, from_currency: rate.from, to_currency: rate.to,
      effective_at: input.effectiveAt, rate: rate.rate, table_id: input.tableId,
      valid_until: input.validUntil ?? endUntold(input.effectiveAt),
    })));
    const last = new Map(rows.map((row) => [`${row.home_region} ${row.from_currency} `
      + `${row.to_currency} ${row.effective_at.getTime()} ${row.table_id}`, row]));
    await tx.sql.insertRows('fx_rate', {
      home_region: 'text', from_currency: 'text', to_currency: 'text',
      effective_at: 'timestamptz', rate: 'text', table_id: 'uuid', valid_until: 'timestamptz',
    }, [...last.values()], `on conflict (home_region, from_currency, to_currency, effective_at, table_id)
      do update set rate = excluded.rate, valid_until = excluded.valid_until`);
    return requests.map(({ input }) => accepted({ tableId: input.tableId }));
  },
});

function endUntold(from: Date): Date {
  return new Date(from.getTime() + FX_DAYS_UNTOLD * 86_400_000);
}
