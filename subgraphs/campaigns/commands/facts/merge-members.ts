import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockDrops } from '../../persistence/drops.ts';

type Input = EventPayloads['member.merged.v1'];

/**
 * Two ids are one person: claims and wrong tries of the other go to the survivor. Open claims keep
 * their pieces even where both together are more than the limit; they are only numbered on.
 */
export const mergeMembers = defineCommand<Input, { moved: number }, never>({
  name: 'campaigns.merge-members',
  execute: async (tx, { memberId, otherMemberId }) => {
    const drops = await tx.sql.all<{ drop_id: string }>`
      select distinct drop_id from claim where member_id = ${otherMemberId}`;
    await lockDrops(tx.sql, drops.map((row) => row.drop_id));
    const moved = await tx.sql.run`
      update claim c set member_id = ${memberId}, nth = c.nth + coalesce((
        select max(own.nth) from claim own where own.drop_id = c.drop_id
          and own.member_id = ${memberId}), 0)
      where c.member_id = ${otherMemberId}`;
    await tx.sql.run`
      insert into passcode_attempt as own (member_id, wrong_at)
      select ${memberId}::uuid, wrong_at from passcode_attempt where member_id = ${otherMemberId}
      on conflict (member_id) do update set wrong_at = own.wrong_at || excluded.wrong_at`;
    tx.audit({ subjectId: memberId, after: { otherMemberId, moved } });
    return accepted({ moved });
  },
});
