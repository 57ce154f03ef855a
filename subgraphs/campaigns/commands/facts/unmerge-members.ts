import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import { moveBack } from '../../../kernel/merges/move-back.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import {
  recordUnmerge, type ToldUnmerge, type Unmerge,
} from '../../../kernel/merges/record-unmerge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockDrops } from '../../persistence/drops.ts';

/**
 * Two members who were taken for one are two again: claims go back to whose they were, and those made since to the
 * id that was named. They keep their pieces and numbers; each side's limit counts its own.
 */
export const unmergeMembers = defineCommand<ToldUnmerge, Moved, never>({
  name: 'campaigns.unmerge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const unmerge = await recordUnmerge(tx.sql, told);
    if (!unmerge) return accepted({});
    const drops = await tx.sql.all<{ drop_id: string }>`
      select distinct drop_id from claim where member_id = ${unmerge.survivorId}`;
    await lockDrops(tx.sql, drops.map((row) => row.drop_id));
    const claims = await moveBack(tx, unmerge, { table: 'claim', column: 'member_id', key: ['id'] });
    const places = await moveBack(tx, unmerge, { table: 'event_place', column: 'member_id', key: ['id'] });
    await partTries(tx, unmerge);
    tx.audit({ subjectId: unmerge.survivorId,
      after: { otherMemberId: unmerge.personId, movedBack: claims.length } });
    return accepted({ claim: claims.length, event_place: places.length });
  },
});

/** Wrong tries from before the merge are of whom they were; those since stay with the survivor. */
async function partTries(tx: Tx, { ids, personId, survivorId }: Unmerge): Promise<void> {
  await tx.sql.run`
    with own as (
      select coalesce(array_agg(distinct at::timestamptz order by at::timestamptz), '{}') as wrong_at
      from merge_move cross join lateral jsonb_array_elements_text(before -> 'wrong_at') as at
      where table_name = 'passcode_attempt' and from_person_id = any(${[...ids]}::uuid[])),
    left_behind as (update passcode_attempt s
      set wrong_at = array(select at from unnest(s.wrong_at) as at where at <> all (own.wrong_at))
      from own where s.member_id = ${survivorId})
    insert into passcode_attempt (member_id, wrong_at)
    select ${personId}::uuid, wrong_at from own where cardinality(wrong_at) > 0
    on conflict (member_id) do update set wrong_at = passcode_attempt.wrong_at || excluded.wrong_at`;
  await tx.sql.run`delete from merge_move v where table_name = 'passcode_attempt'
    and from_person_id = any(${[...ids]}::uuid[]) and v.merge_id not in (
      select merge_id from person_merge where survivor_id = ${personId})`;
}
