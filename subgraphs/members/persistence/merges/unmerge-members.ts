import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { moveBack, moveDeclaredBack } from '../../../kernel/merges/move-back.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { recordUnmerge, type Unmerge } from '../../../kernel/merges/record-unmerge.ts';
import {
  mergedProfile, NOTHING_TOLD, partedProfile, type Kept, type ToldProfile,
} from '../../domain/profile/merged-profile.ts';
import type { Purpose } from '../../domain/words.ts';
import { moveServiceBack } from './move-service.ts';
import { readProfiles, toldOf, writeProfile } from './merge-profile.ts';
import { people } from '../people.ts';
import { stopRequests } from '../privacy/stop-requests.ts';
import { lockFamiliesOf } from '../relations/relatives.ts';
import { renameRelatives } from '../relations/rename-relatives.ts';
import { tellRelations } from '../relations/tell-relations.ts';
import { tellConsentsAnew } from '../privacy/tell-consents.ts';
import { tellLifeEvents } from '../tell-life-events.ts';
import { tellProfiles } from '../tell-profiles.ts';

/** A merge that is taken back, as this room knows it. */
export interface MergeLink {
  readonly mergeId: string;
  readonly mergedId: string;
  readonly intoId: string;
  readonly survivorId: string;
}

/**
 * Makes a merged id a person of its own again; the members are locked. Identities go back, words on consent that were
 * repeated are repeated no more, each profile loses what it had from the other, and the pair is not asked about again.
 * The caller refreshes visibility.
 */
export async function unmergeMembers(tx: Tx, link: MergeLink, reason: string): Promise<Moved> {
  const told = {
    mergeId: link.mergeId, memberId: link.intoId, otherMemberId: link.mergedId, unmergedAt: tx.now,
  } satisfies EventPayloads['member.unmerged.v1'];
  const unmerge = (await recordUnmerge(tx.sql, told))!;
  const { personId, survivorId, ids } = unmerge;
  await lockFamiliesOf(tx.sql, [survivorId, ...ids]);
  const moved = await moveDeclaredBack(tx, unmerge, people);
  const lifeEvents = await moveBack(tx, unmerge, { table: 'life_event', column: 'member_id', key: ['id'] });
  await tellLifeEvents(tx, lifeEvents.map(([id]) => id as string));
  const path = await pathFrom(tx, unmerge, link.intoId);
  await tellRelations(tx, [personId, ...path.map(({ id }) => id)]);
  await partProfiles(tx, unmerge, path);
  await renameRelatives(tx.sql, [personId, ...path.map(({ id }) => id)]);
  await tx.sql.run`update member set version = version + 1,
      survivor_id = case when id = ${personId} then null else ${personId}::uuid end,
      phone_verified = phone_verified and (id <> ${personId} or not exists (select 1 from member other
        where other.phone = member.phone and other.phone_verified and other.survivor_id is null))
    where id = any(${[...ids]}::uuid[])`;
  const service = await moveServiceBack(tx, unmerge, path.map(({ id }) => id));
  const consents = await takeBackConsents(tx, unmerge);
  const stopped = await stopRequests(tx, unmerge, reason);
  await tellProfiles(tx, [personId, ...path.map(({ id }) => id)]);
  await partCases(tx, unmerge);
  for (const other of new Set([survivorId, link.intoId])) await neverAskAgain(tx, personId, other, reason);
  tx.audit({ subjectId: survivorId, reason, before: { survivorId, mergedId: personId },
    after: { parted: personId, mergeId: link.mergeId } });
  tx.emit('member.unmerged.v1', link.intoId, told);
  return { ...moved, life_event: lifeEvents.length, consent_record: consents, member_service: service, ...stopped };
}

interface Step {
  readonly id: string;
  readonly mergeId: string;
}

/** Who had taken what from whom: the merge itself, then those by which it went on to who has it today. */
async function pathFrom(tx: Tx, { mergeId }: Unmerge, intoId: string): Promise<Step[]> {
  const onward = await tx.sql.all<{ id: string; merge_id: string }>`
    with recursive path(id, merge_id, step) as (
      select into_person_id, merge_id, 1 from person_merge where merged_id = ${intoId}
      union select m.into_person_id, m.merge_id, p.step + 1 from person_merge m
        join path p on m.merged_id = p.id)
    select id, merge_id from path order by step`;
  return [{ id: intoId, mergeId },
    ...onward.map((row) => ({ id: row.id, mergeId: row.merge_id }))];
}

interface ProfileTag extends ToldProfile {
  readonly home_tenant_id: string | null; readonly home_version?: string; readonly completed_at?: string | null;
  readonly became?: ToldProfile; readonly kept?: Kept;
}

async function partProfiles(tx: Tx, { personId, mergedAt }: Unmerge, path: readonly Step[]): Promise<void> {
  const profiles = await readProfiles(tx.sql, [personId, ...path.map(({ id }) => id)]);
  let was = toldOf(profiles.get(personId)!);
  let left = NOTHING_TOLD;
  for (const { id, mergeId } of path) {
    const today = profiles.get(id)!;
    const { before: tag } = await tx.sql.one<{ before: ProfileTag }>`select before from merge_move
      where merge_id = ${mergeId} and table_name = 'member' and row_key = ${JSON.stringify([id])}::jsonb`;
    const { became, kept = {}, home_tenant_id: home, home_version: version, completed_at: completedAt,
      ...before } = tag;
    const parted = partedProfile(toldOf(today),
      { before, became: became ?? mergedProfile(before, was, kept), kept }, left);
    await writeProfile(tx.sql, id, parted);
    // Since the merge nobody told where the survivor is at home: then it is where it was.
    await tx.sql.run`update member set home_tenant_id = ${home}::uuid
      where id = ${id} and home_version = ${version ?? null}::bigint`;
    await tx.sql.run`update member set completed_at = ${completedAt ?? null}::timestamptz
      where id = ${id} and completed_at < ${mergedAt}`;
    await retag(tx, { id, mergeId }, left, mergedProfile(before, left, kept));
    [was, left] = [toldOf(today), parted];
  }
  await tx.sql.run`delete from merge_move where merge_id = ${path[0]!.mergeId} and table_name = 'member'`;
}

/** What a later merge took from the other is less now: its own undoing must not bring it back. */
async function retag(tx: Tx, { id, mergeId }: Step, left: ToldProfile, became: ToldProfile): Promise<void> {
  if (left === NOTHING_TOLD) return;
  await tx.sql.run`update merge_move set before = before || ${JSON.stringify({ became })}::jsonb
    where merge_id = ${mergeId} and table_name = 'member' and row_key = ${JSON.stringify([id])}::jsonb`;
}

interface Word { readonly member_id: string; readonly purpose: Purpose }

/**
 * Words of the other that were repeated for the survivor; they stand under the other's own id as ever. What it said
 * under an id of its own since is its own word. All that counts for it is told again: of who had been merged
 * away nothing was.
 */
async function takeBackConsents(tx: Tx, unmerge: Unmerge): Promise<number> {
  const { mergeId, personId } = unmerge;
  const gone = await tx.sql.all<Word>`
    with recursive repeated(id) as (
        select row_key ->> 0 from merge_move where merge_id = ${mergeId} and table_name = 'consent_record'
          and before is not null
        union select v.row_key ->> 0 from merge_move v join merge_move named on named.table_name = v.table_name
          and v.before ->> 'repeats' = named.row_key ->> 0 where v.table_name = 'consent_record'
          and named.before is null and named.from_person_id = any(${[...unmerge.ids]}::uuid[])
        union select v.row_key ->> 0 from merge_move v join repeated r
          on v.table_name = 'consent_record' and v.before ->> 'repeats' = r.id),
      untagged as (delete from merge_move v using repeated r
        where v.table_name = 'consent_record' and v.row_key ->> 0 = r.id)
    delete from consent_record where id in (select id::uuid from repeated)
    returning member_id, purpose`;
  const own = await takeOwnWords(tx, unmerge);
  const said = await tx.sql.all<Word>`select distinct member_id, purpose from consent_record
    where member_id = ${personId}`;
  await tellConsentsAnew(tx, [...gone, ...own, ...said]);
  return gone.length + own.length;
}

/** What was said under an id of this side while it was somebody else's; answers for whom it had counted. */
async function takeOwnWords(tx: Tx, { ids, personId }: Unmerge): Promise<Word[]> {
  return tx.sql.all<Word>`
    with named as (delete from merge_move where table_name = 'consent_record' and before is null
        and from_person_id = any(${[...ids]}::uuid[]) returning (row_key ->> 0)::uuid as id),
      was as (select c.id, c.member_id, c.purpose from consent_record c join named using (id)),
      moved as (update consent_record c set member_id = ${personId} from was where c.id = was.id)
    select member_id, purpose from was`;
}

/** Cases that the merge had led to the survivor, or found covered by another, are of whom they were. */
async function partCases(tx: Tx, { mergeId }: Unmerge): Promise<void> {
  await tx.sql.run`update merge_case c set version = c.version + 1, state = 'open', decided_at = null,
      decided_by = null, decision_reason = null,
      member_id = (v.before ->> 'member_id')::uuid, other_member_id = (v.before ->> 'other_member_id')::uuid
    from merge_move v where v.merge_id = ${mergeId} and v.table_name = 'merge_case'
      and c.id = (v.row_key ->> 0)::uuid
      and (c.state = 'open' or c.decision_reason = 'covered by another case')
      and not exists (select 1 from merge_case own where own.state = 'open' and own.id <> c.id
        and own.member_id = (v.before ->> 'member_id')::uuid
        and own.other_member_id = (v.before ->> 'other_member_id')::uuid)`;
}

/** OneID would find the same two again; an operator has said that they are two. */
async function neverAskAgain(tx: Tx, personId: string, otherId: string, reason: string): Promise<void> {
  await tx.sql.run`insert into merge_case (id, member_id, other_member_id, state, opened_at, decided_at,
      decided_by, decision_reason)
    select ${newId(tx.now)}::uuid, older.id, younger.id, 'dismissed', ${tx.now}, ${tx.now}, ${tx.actor.name},
      ${reason}
    from (select id from member where id in (${personId}, ${otherId}) order by enrolled_at, id limit 1) older,
      (select id from member where id in (${personId}, ${otherId})
        order by enrolled_at desc, id desc limit 1) younger`;
}
