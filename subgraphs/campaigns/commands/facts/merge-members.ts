import { sql as fragment } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { moveRows } from '../../../kernel/merges/move-rows.ts';
import { recordMerge, type Merge } from '../../../kernel/merges/record-merge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockDrops } from '../../persistence/drops.ts';

type Input = EventPayloads['member.merged.v1'];

/**
 * Two ids are one person: claims and wrong tries of the other go to the survivor. Open claims keep
 * their pieces even where both together are more than the limit; they are only numbered on.
 */
export const mergeMembers = defineCommand<Input, Moved, never>({
  name: 'campaigns.merge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const merge = await recordMerge(tx.sql, told);
    if (!merge) return accepted({});
    const { mergedId, survivorId } = merge;
    const drops = await tx.sql.all<{ drop_id: string }>`
      select distinct drop_id from claim where member_id = ${mergedId}`;
    await lockDrops(tx.sql, drops.map((row) => row.drop_id));
    const moved = await moveRows(tx, merge, {
      table: 'claim', column: 'member_id', key: ['id'],
      also: {
        nth: fragment`m.nth + coalesce((select max(own.nth) from claim own
          where own.drop_id = m.drop_id and own.member_id = ${survivorId}), 0)`,
      },
    });
    const places = await moveRows(tx, merge, { table: 'event_place', column: 'member_id', key: ['id'] });
    await joinTries(tx, merge);
    tx.audit({ subjectId: survivorId, after: { otherMemberId: mergedId, moved } });
    return accepted({ claim: moved, event_place: places });
  },
});

/** One lock on guessing for one person: the tries of both count, oldest first. */
async function joinTries(tx: Tx, { mergeId, mergedId, survivorId }: Merge): Promise<void> {
  await tx.sql.run`
    with gone as (delete from passcode_attempt where member_id = ${mergedId} returning wrong_at),
    tagged as (insert into merge_move
        (merge_id, table_name, row_key, from_person_id, to_person_id, before, moved_at)
      select ${mergeId}::uuid, 'passcode_attempt', jsonb_build_array(${mergedId}::uuid),
        ${mergedId}::uuid, ${survivorId}::uuid, jsonb_build_object('wrong_at', wrong_at),
        ${tx.now}::timestamptz from gone on conflict do nothing)
    insert into passcode_attempt as own (member_id, wrong_at)
    select ${survivorId}::uuid, wrong_at from gone
    on conflict (member_id) do update set wrong_at = array(
      select at from unnest(own.wrong_at || excluded.wrong_at) as t(at) order by at)`;
}
