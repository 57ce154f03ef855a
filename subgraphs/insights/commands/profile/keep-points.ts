import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { memberPointsTable } from '../../persistence/tables/member-standing.table.ts';

/** Sums of points as loyalty last told them: of one member in order, each once. */
export const keepPoints = defineBatchCommand<EventPayloads['points.posted.v1'], null, never>({
  name: 'insights.keep-points', maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const rows = requests.map(({ input: { memberId, available, pending, debt } }) =>
      ({ memberId, available, pending, debt, toldAt: tx.now }));
    await tx.sql.insertInto(memberPointsTable, rows.sort((a, b) => (a.memberId < b.memberId ? -1 : 1)),
      `on conflict (member_id) do update set available = excluded.available, pending = excluded.pending,
        debt = excluded.debt, told_at = excluded.told_at`);
    return requests.map(() => accepted(null));
  },
});
