import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';

export interface ActivityInput {
  readonly kind: 'orders' | 'points';
  readonly memberIds: readonly string[];
}

/** These members have bought, or had points: they are merged by a person only, if at all. */
export const noteActivity = defineCommand<ActivityInput, null, never>({
  name: 'members.note-activity',
  execute: async (tx, { kind, memberIds }) => {
    const [orders, points] = [kind === 'orders', kind === 'points'];
    await tx.sql.run`insert into member_activity as a (member_id, has_orders, has_points)
      select distinct coalesce(survivor_id, id), ${orders}::boolean, ${points}::boolean
      from member where id = any(${[...memberIds]}::uuid[]) order by 1
      on conflict (member_id) do update set has_orders = a.has_orders or excluded.has_orders,
        has_points = a.has_points or excluded.has_points`;
    return accepted(null);
  },
});
