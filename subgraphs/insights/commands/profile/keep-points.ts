import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { newestOf } from '../../../kernel/commands/projection.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { memberPointsTable } from '../../persistence/tables/member-standing.table.ts';

/**
 * Sums of points after a member's latest posting. Those told before postings were numbered count one after the
 * other, as they come, until the first one with a number.
 */
export const keepPoints = defineBatchCommand<EventPayloads['points.posted.v1'], null, never>({
  name: 'insights.keep-points', maxBatch: 1000, versioned: true,
  executeAll: async (tx, requests) => {
    const rows = requests.map(({ input: { memberId, available, pending, debt, version = 0n } }) =>
      ({ memberId, available, pending, debt, toldAt: tx.now, version }));
    await tx.sql.insertInto(memberPointsTable, newestOf(rows, ({ memberId }) => memberId),
      `on conflict (member_id) do update set available = excluded.available, pending = excluded.pending,
        debt = excluded.debt, told_at = excluded.told_at, version = excluded.version
      where member_points.version < excluded.version or greatest(member_points.version, excluded.version) = 0`);
    return requests.map(() => accepted(null));
  },
});
