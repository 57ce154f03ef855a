import type { EventPayloads } from '../../../contracts/events.ts';
import { FX_DAYS_UNTOLD } from '../../../contracts/limits.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** Exchange rates as catalog published them: what costs are converted with. A table never changes. */
export const keepRates = defineBatchCommand<EventPayloads['fx-table.published.v1'], null, never>({
  name: 'orders.keep-rates',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const rows = requests.flatMap(({ input }) => input.rates.map(({ from, to, rate }) => ({
      table_id: input.tableId, from_currency: from, to_currency: to, rate,
      effective_at: input.effectiveAt, valid_until: input.validUntil ?? endUntold(input.effectiveAt),
    })));
    await tx.sql.insertRows('fx_fact', {
      table_id: 'uuid', from_currency: 'text', to_currency: 'text', rate: 'text',
      effective_at: 'timestamptz', valid_until: 'timestamptz',
    }, rows, 'on conflict do nothing');
    return requests.map(() => accepted(null));
  },
});

function endUntold(from: Date): Date {
  return new Date(from.getTime() + FX_DAYS_UNTOLD * 86_400_000);
}
