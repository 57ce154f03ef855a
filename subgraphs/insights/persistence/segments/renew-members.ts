import type { RawBuilder } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import type { SegmentRow } from './locked-segment.ts';
import { readRules } from './segment-rules.ts';
import { membersOf, momentAt } from './subjects.ts';
import { segmentChangeTable, segmentMemberTable } from '../tables/segment-snapshot.table.ts';

export interface Renewed { readonly members: number; readonly entered: number; readonly left: number }

/**
 * Puts into a locked segment exactly those of these members (`who` narrows by `member_id`) who belong there by
 * rule or by hand, keeps each entry and exit and tells it. Whose id was merged away neither enters nor
 * leaves: the survivor stands for both. The caller shares merges.
 */
export async function renewMembers(
  tx: Tx, segment: SegmentRow, who: RawBuilder<unknown>, snapshotId: string | null,
): Promise<Renewed> {
  const moment = await momentAt(tx.sql, tx.now, who);
  const inside = membersOf(segment.rule, await readRules(tx.sql), moment, segment.id);
  const rows = await tx.sql.all<{ member_id: string; was: boolean; is: boolean }>`
    with inside as materialized (${inside}),
    present as (select member_id from segment_member where segment_id = ${segment.id} and ${who}
      and not exists (select 1 from person_merge gone where gone.merged_id = segment_member.member_id))
    select coalesce(i.member_id, p.member_id) as member_id, p.member_id is not null as was,
      i.member_id is not null as is from inside i full join present p on p.member_id = i.member_id`;
  const entered = rows.filter(({ was, is }) => is && !was).map((row) => row.member_id);
  const left = rows.filter(({ was, is }) => was && !is).map((row) => row.member_id);
  await tx.sql.insertInto(segmentMemberTable, entered.map((memberId) => (
    { id: newId(tx.now), segmentId: segment.id, memberId, enteredAt: tx.now })));
  if (left.length > 0) {
    await tx.sql.run`delete from segment_member where segment_id = ${segment.id}
      and member_id = any(${left}::uuid[])`;
  }
  const changes = [...left.map((memberId) => ({ memberId, entered: false })),
    ...entered.map((memberId) => ({ memberId, entered: true }))].map((change) => (
    { ...change, id: newId(tx.now), segmentId: segment.id, snapshotId, at: tx.now }));
  await tx.sql.insertInto(segmentChangeTable, changes);
  for (const { id: changeId, memberId, entered: isIn, segmentId, at } of changes) {
    tx.emit(isIn ? 'segment.entered.v1' : 'segment.left.v1', memberId, { segmentId, memberId, at, snapshotId,
      changeId } satisfies
      EventPayloads['segment.entered.v1']);
  }
  return { members: rows.filter(({ is }) => is).length, entered: entered.length, left: left.length };
}
