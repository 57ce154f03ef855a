import type { Region } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { MergeTree, type MergeLink } from '../domain/merge-tree.ts';
import type { Ending } from '../domain/endings.ts';
import { readEndings } from './endings.ts';
import { lockHomes, readHomes, type Home, type StaffPeriod } from './member-homes.ts';

/** Members with every id their persons have had, and what ended around them. */
export interface Families {
  readonly homes: ReadonlyMap<string, Home>;
  readonly tree: MergeTree;
  readonly endings: readonly Ending[];
}

/**
 * Locks these members and all ids of the same persons. The caller holds `shareMerges` or `lockMerges`,
 * so that nobody is merged between finding and locking. A home that is missing is made where the
 * region was told, and stays missing where it was not.
 */
export async function lockFamilies(
  sql: Sql, members: ReadonlyMap<string, Region | null>,
): Promise<Families> {
  const tree = await readMergeTree(sql, [...members.keys()]);
  const everyId = [...members.keys()].flatMap((id) => tree.idsOf(id));
  const homes = await lockHomes(sql, new Map(
    everyId.map((id) => [id, members.get(id) ?? null])));
  return familiesOf(sql, tree, homes);
}

/** The same for who only looks: nobody waits for it, and nothing is made. */
export async function readFamilies(sql: Sql, memberIds: readonly string[]): Promise<Families> {
  const tree = await readMergeTree(sql, memberIds);
  return familiesOf(sql, tree, await readHomes(sql, memberIds.flatMap((id) => tree.idsOf(id))));
}

async function familiesOf(sql: Sql, tree: MergeTree, homes: ReadonlyMap<string, Home>): Promise<Families> {
  return {
    tree, homes: new Map([...homes].map(([id, home]) => [id, withStaffOf(home, homes, tree)])),
    endings: await readEndings(sql),
  };
}

/** Staff is who was staff under any id: from its own mark on, and from the merge on by the other's. */
function withStaffOf(home: Home, homes: ReadonlyMap<string, Home>, tree: MergeTree): Home {
  const staff = tree.idsOf(home.memberId).flatMap((id): StaffPeriod[] => {
    const joined = tree.joinedAt(id, home.memberId);
    if (joined === undefined) return [];
    return (homes.get(id)?.staff ?? []).flatMap(({ from, until }) => {
      const since = joined && joined > from ? joined : from;
      return until && until <= since ? [] : [{ from: since, until }];
    });
  });
  return { ...home, staff };
}

async function readMergeTree(sql: Sql, ids: readonly string[]): Promise<MergeTree> {
  if (ids.length === 0) return new MergeTree([]);
  return new MergeTree(await sql.all<MergeLink>`
    select merged_id as "mergedId", into_person_id as "intoId", survivor_id as "survivorId",
      merged_at as at
    from person_merge where survivor_id in (
      select id from unnest(${[...new Set(ids)]}::uuid[]) as asked(id)
      union select survivor_id from person_merge where merged_id = any(${[...new Set(ids)]}::uuid[]))`);
}
