import { sql as fragment } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { moveDeclared, moveRows, tagRow } from '../../../kernel/merges/move-rows.ts';
import { recordMerge, type Merge } from '../../../kernel/merges/record-merge.ts';
import type { Kept } from '../../domain/profile/merged-profile.ts';
import { moveService } from './move-service.ts';
import { joinProfiles } from './merge-profile.ts';
import { people } from '../people.ts';
import { lockFamiliesOf } from '../relations/relatives.ts';
import { renameRelatives } from '../relations/rename-relatives.ts';
import { tellRelations } from '../relations/tell-relations.ts';
import { tellConsents } from '../privacy/tell-consents.ts';
import { tellLifeEventsOf } from '../tell-life-events.ts';
import { tellProfiles } from '../tell-profiles.ts';

export interface MergeOptions {
  /** Who asked, where it is one of many. */
  readonly by?: { readonly actor: Actor; readonly requestId: string };
  /** Whose word counts for what the two told about themselves, where somebody chose. */
  readonly keep?: Kept;
}

/**
 * Makes two locked members one: identities, consents and what the survivor's profile lacks move; the
 * other id resolves to the survivor, and so do the ids it had swallowed before. Each row is
 * tagged with the merge. The caller refreshes visibility.
 */
export async function mergeMembers(
  tx: Tx, survivorId: string, otherId: string, reason: string,
  { by, keep = {} }: MergeOptions = {},
): Promise<Moved> {
  const told = {
    memberId: survivorId, otherMemberId: otherId, mergedAt: tx.now, mergeId: newId(tx.now),
  } satisfies EventPayloads['member.merged.v1'];
  const merge = (await recordMerge(tx.sql, told))!;
  await lockFamiliesOf(tx.sql, [survivorId, otherId]);
  const moved = await moveDeclared(tx, merge, people);
  await tx.sql.run`update member set survivor_id = ${survivorId}, version = version + 1
    where id = ${otherId} or survivor_id = ${otherId}`;
  await tellRelations(tx, [survivorId, otherId]);
  await joinProfiles(tx, merge, keep);
  await renameRelatives(tx.sql, [survivorId]);
  await moveService(tx, merge);
  await tellProfiles(tx, [survivorId]);
  await moveLifeEvents(tx, merge);
  await repeatConsents(tx, merge);
  await tx.sql.run`insert into member_activity as a (member_id, has_orders, has_points)
    select ${survivorId}::uuid, has_orders, has_points from member_activity
    where member_id = ${otherId}
    on conflict (member_id) do update set has_orders = a.has_orders or excluded.has_orders,
      has_points = a.has_points or excluded.has_points`;
  await settleCases(tx, merge, by?.actor.name ?? tx.actor.name);
  tx.audit({
    subjectId: survivorId, reason, after: { survivorId, mergedId: otherId }, ...(by ? { by } : {}),
  });
  tx.emit('member.merged.v1', survivorId, told);
  return moved;
}

/** A day that both of them had told stays with the id that is gone: nobody is congratulated twice. */
async function moveLifeEvents(tx: Tx, merge: Merge): Promise<void> {
  const isNew = fragment`not exists (
    select 1 from life_event own where own.member_id = ${merge.survivorId} and own.kind = t.kind
      and (own.calendar, own.year, own.month, own.day, own.leap_month) is not distinct from
        (t.calendar, t.year, t.month, t.day, t.leap_month))`;
  const moved = await moveRows(tx, merge, { table: 'life_event', column: 'member_id', key: ['id'], where: isNew });
  if (moved > 0) await tellLifeEventsOf(tx, merge.survivorId);
}

/**
 * The newest word for each purpose counts, whichever of the two said it; of two at one moment the
 * refusal. What the other said last is then repeated for the survivor.
 */
async function repeatConsents(tx: Tx, merge: Merge): Promise<void> {
  const { survivorId, mergedId } = merge;
  const words = await tx.sql.all<{ id: string }>`
    select id from (select distinct on (purpose) * from consent_record
      where member_id in (${survivorId}, ${mergedId})
      order by purpose, recorded_at desc, granted, seq desc) latest
    where member_id = ${mergedId} order by seq`;
  const repeated: string[] = [];
  for (const { id: original } of words) {
    const id = newId(tx.now);
    await tx.sql.run`insert into consent_record
        (id, member_id, purpose, granted, text_version, text_hash, source, recorded_at, guardian_name)
      select ${id}::uuid, ${survivorId}::uuid, purpose, granted, text_version, text_hash, source,
        recorded_at, guardian_name from consent_record where id = ${original}`;
    await tagRow(tx, merge, 'consent_record', [id], { repeats: original });
    repeated.push(id);
  }
  await tellConsents(tx, repeated);
}

/** Open cases between the two are done; the other's open cases go on as the survivor's. */
async function settleCases(
  tx: Tx, merge: Merge, decidedBy: string,
): Promise<void> {
  const { survivorId, mergedId: otherId } = merge;
  const pair = [survivorId, otherId];
  await tx.sql.run`update merge_case set state = 'merged', decided_at = ${tx.now},
      decided_by = ${decidedBy}, decision_reason = coalesce(decision_reason, 'merged'),
      version = version + 1
    where state = 'open' and member_id = any(${pair}::uuid[])
      and other_member_id = any(${pair}::uuid[])`;
  const open = await tx.sql.all<{ id: string; third: string; older: boolean; was: unknown }>`
    select c.id, third.id as third, jsonb_build_object('member_id', c.member_id,
        'other_member_id', c.other_member_id, 'state', c.state) as was,
      (third.enrolled_at, third.id) < (survivor.enrolled_at, survivor.id) as older
    from merge_case c
    join member third on third.id
      = case when c.member_id = ${otherId} then c.other_member_id else c.member_id end
    join member survivor on survivor.id = ${survivorId}
    where c.state = 'open' and ${otherId}::uuid in (c.member_id, c.other_member_id)
    order by c.id for update of c`;
  for (const { id, third, older, was } of open) {
    await tagRow(tx, merge, 'merge_case', [id], was);
    const [first, second] = older ? [third, survivorId] : [survivorId, third];
    const taken = await tx.sql.maybe`select 1 from merge_case
      where state = 'open' and member_id = ${first} and other_member_id = ${second}`;
    if (taken) {
      await tx.sql.run`update merge_case set state = 'dismissed', decided_at = ${tx.now},
        decided_by = ${decidedBy}, decision_reason = 'covered by another case',
        version = version + 1 where id = ${id}`;
    } else {
      await tx.sql.run`update merge_case set member_id = ${first}, other_member_id = ${second},
        version = version + 1 where id = ${id}`;
    }
  }
}
