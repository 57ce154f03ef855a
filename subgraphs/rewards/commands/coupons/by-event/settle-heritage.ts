import { defineCommand, type Tx } from '../../../../kernel/commands/command.ts';
import { newId } from '../../../../kernel/ids.ts';
import { shareMerges } from '../../../../kernel/merges/merge-locks.ts';
import { accepted, type Outcome } from '../../../../kernel/outcome.ts';
import { idsOfPerson } from '../../../persistence/same-person.ts';
import { issueOnEvent, type NotYet } from './issue-on-event.ts';
import { givenAgain } from './stand-again.ts';
import { takeBackCaused } from './take-back-caused.ts';

/** A member was told as somebody's child, or as nobody's any more; the projection has it. */
export const settleHeritage = defineCommand<{ readonly childId: string }, null, NotYet>({
  name: 'rewards.settle-heritage',
  execute: (tx, { childId }) => settleChildren(tx, [childId]),
});

/** Two ids became one person, or two: each as a child, and the children of each. */
export const settleHeritageOfPeople = defineCommand<{ readonly memberIds: readonly string[] }, null, NotYet>({
  name: 'rewards.settle-heritage-of-people',
  execute: async (tx, { memberIds }) => {
    await shareMerges(tx.sql);
    const ids = new Set<string>();
    for (const memberId of memberIds) for (const id of await idsOfPerson(tx.sql, memberId)) ids.add(id);
    const children = await tx.sql.all<{ id: string }>`select distinct related_member_id as id from member_relation
      where kind = 'child' and standing and member_id = any(${[...ids]}::uuid[])`;
    return settleChildren(tx, [...memberIds, ...children.map(({ id }) => id)]);
  },
});

/**
 * Settles 传承礼 of members by what is known now: the child of a member that has bought has its coupons once; of the
 * child of nobody what nobody used is void. Told in any order, and as often as one likes, it ends the same. One after
 * the other for each person.
 */
export async function settleChildren(tx: Tx, childIds: readonly string[]): Promise<Outcome<null, NotYet>> {
  await shareMerges(tx.sql);
  const persons = new Map<string, readonly string[]>();
  for (const childId of new Set(childIds)) persons.set(childId, await idsOfPerson(tx.sql, childId));
  await tx.sql.all`select 1 from known_member where member_id = any(${[...persons.values()].flat()}::uuid[])
    order by member_id for update`;
  for (const [childId, ids] of persons) {
    const outcome = await settleChild(tx, childId, ids);
    if (!outcome.ok) return outcome;
  }
  return accepted(null);
}

async function settleChild(tx: Tx, childId: string, ids: readonly string[]): Promise<Outcome<null, NotYet>> {
  const parents = await parentsOf(tx, ids);
  if (parents.length === 0) {
    for (const id of ids) {
      await takeBackCaused(tx, { cause: 'heritage', about: id, key: null }, 'the relation is none');
    }
    return accepted(null);
  }
  if (await has(tx, ids) || !await haveBought(tx, parents)) return accepted(null);
  const again = await givenAgain(tx, { cause: 'heritage', abouts: ids, key: null }, 'heritage');
  return issueOnEvent(tx, { trigger: 'heritage', at: tx.now, ...again },
    [{ memberId: childId, cause: 'heritage', causeKey: `${childId} ${newId(tx.now)}` }]);
}

/** As whose child it stands, under any of its ids; nobody is its own. */
async function parentsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.sql.all<{ member_id: string }>`select distinct member_id from member_relation
    where kind = 'child' and standing and related_member_id = any(${[...ids]}::uuid[])
      and member_id <> all(${[...ids]}::uuid[])`;
  return rows.map((row) => row.member_id);
}

/** Whether it has coupons for it already: two parents give it no second one. */
async function has(tx: Tx, ids: readonly string[]): Promise<boolean> {
  return await tx.sql.maybe`select 1 from coupon where cause in ('referral', 'heritage', 'plan')
    and "left"(cause_key, 36) = any(${[...ids]}::text[]) and cause = 'heritage' and state <> 'void'
    and cause_gone_at is null limit 1` !== null;
}

/** Whether one of them has, under any of its ids. */
async function haveBought(tx: Tx, memberIds: readonly string[]): Promise<boolean> {
  for (const memberId of memberIds) {
    const ids = await idsOfPerson(tx.sql, memberId);
    const bought = await tx.sql.maybe`select 1 from purchase_fact where member_id = any(${ids}::uuid[])
      and net_minor > 0 limit 1`;
    if (bought) return true;
  }
  return false;
}
