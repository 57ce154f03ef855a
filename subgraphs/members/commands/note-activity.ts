import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { lockMembers } from '../persistence/lock-members.ts';

export interface ActivityInput {
  readonly kind: 'orders' | 'points';
  readonly memberIds: readonly string[];
}

/** These members have bought, or had points: they are merged by a person only, if at all. */
export const noteActivity = defineCommand<ActivityInput, null, never>({
  name: 'members.note-activity',
  execute: async (tx, { kind, memberIds }) => {
    const [orders, points] = [kind === 'orders', kind === 'points'];
    const survivors = new Set((await lockMembers(tx.sql, memberIds)).values());
    await tx.sql.run`insert into member_activity as a (member_id, has_orders, has_points)
      select id, ${orders}::boolean, ${points}::boolean
      from unnest(${[...survivors].sort()}::uuid[]) as t(id)
      on conflict (member_id) do update set has_orders = a.has_orders or excluded.has_orders,
        has_points = a.has_points or excluded.has_points`;
    return accepted(null);
  },
});
