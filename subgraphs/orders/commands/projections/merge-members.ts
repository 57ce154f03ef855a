import type { EventPayloads } from '../../../contracts/events.ts';
import { NotYet } from '../../../kernel/errors.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockMerges } from '../buyer-locks.ts';

/** Two members were one: orders, identities and earlier merges point to the survivor for ever. */
export const mergeMembers = defineCommand<EventPayloads['member.merged.v1'], null, never>({
  name: 'orders.merge-members',
  execute: async (tx, { memberId, otherMemberId }) => {
    await lockMerges(tx.sql);
    const survivor = await tx.sql.maybe<{ region: string; id: string }>`
      select m.region, m.member_id as id from member_fact given join member_fact m
        on m.member_id = coalesce(given.survivor_id, given.member_id)
      where given.member_id = ${memberId}`;
    const other = await tx.sql.maybe`
      select 1 as found from member_fact where member_id = ${otherMemberId}`;
    if (!survivor || !other) throw new NotYet('a merged member was enrolled');
    const { id, region } = survivor;
    if (id === otherMemberId) return accepted(null);
    await tx.sql.run`update member_fact set survivor_id = ${id}
      where member_id = ${otherMemberId} or survivor_id = ${otherMemberId}`;
    await tx.sql.run`update buyer_identity set member_id = ${id}, region = ${region}
      where member_id = ${otherMemberId}`;
    await tx.sql.run`update sales_order set member_id = ${id}, region = ${region}
      where member_id = ${otherMemberId}`;
    return accepted(null);
  },
});
