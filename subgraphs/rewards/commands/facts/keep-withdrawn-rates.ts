import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';

type WithdrawnTable = EventPayloads['fx-table.withdrawn.v1'];

/** A table of rates was taken back: from then on the one before it converts. It waits for a table not told yet. */
export const keepWithdrawnRates = defineBatchCommand<WithdrawnTable, null, 'UNKNOWN_TABLE'>({
  name: 'rewards.keep-withdrawn-rates',
  maxBatch: 100,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const kept = await tx.sql.all<{ id: string }>`
      update fx_rate r set withdrawn_at = w.at from unnest(
        ${requests.map(({ input }) => input.tableId)}::uuid[],
        ${requests.map(({ input }) => input.withdrawnAt)}::timestamptz[]) as w(id, at)
      where r.table_id = w.id returning w.id`;
    const known = new Set(kept.map(({ id }) => id));
    return requests.map(({ input: { tableId } }) => (known.has(tableId)
      ? accepted(null) : refused('UNKNOWN_TABLE', 'That table has not been told.', ['tableId'])));
  },
});
