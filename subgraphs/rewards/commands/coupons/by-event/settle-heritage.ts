import type { EventPayloads } from '../../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../../kernel/commands/command.ts';
import { accepted } from '../../../../kernel/outcome.ts';
import { idsOfPerson } from '../../../persistence/same-person.ts';
import { issueOnEvent, type NotYet } from './issue-on-event.ts';
import { takeBackCaused } from './take-back-caused.ts';

/**
 * Who is told as the child of a member that has bought gets its coupons 传承礼, once for each telling that it stands;
 * when it is told as none any more, and no other parent is left, what nobody used is void. News that is older than what
 * is known changes nothing.
 */
export const settleHeritage = defineCommand<EventPayloads['member-relation.v1'], null, NotYet>({
  name: 'rewards.settle-heritage',
  execute: async (tx, { memberId: parentId, relatedId: childId, standing, version }) => {
    const newer = await tx.sql.maybe`select 1 from member_relation where kind = 'child' and version > ${version}
      and member_id = ${parentId} and related_member_id = ${childId}`;
    if (newer) return accepted(null);
    const parents = await parentsOf(tx, childId, parentId);
    if (!standing) {
      if (!parents) await takeBackCaused(tx, { cause: 'heritage', about: childId, key: null }, 'the relation is none');
      return accepted(null);
    }
    if (await has(tx, childId) || !await hasBought(tx, parentId)) return accepted(null);
    return issueOnEvent(tx, { trigger: 'heritage', at: tx.now },
      [{ memberId: childId, cause: 'heritage', causeKey: `${childId} ${version}` }]);
  },
});

/** Whether it is known as the child of somebody else, under any of its ids. */
async function parentsOf(tx: Tx, childId: string, but: string): Promise<boolean> {
  const ids = await idsOfPerson(tx.sql, childId);
  return await tx.sql.maybe`select 1 from member_relation where kind = 'child' and standing and member_id <> ${but}
    and related_member_id = any(${ids}::uuid[]) limit 1` !== null;
}

/** Whether it has coupons for it already: two parents give it no second one. */
async function has(tx: Tx, childId: string): Promise<boolean> {
  const ids = await idsOfPerson(tx.sql, childId);
  return await tx.sql.maybe`select 1 from coupon where cause in ('referral', 'heritage', 'plan')
    and "left"(cause_key, 36) = any(${ids}::text[]) and cause = 'heritage' and state <> 'void' limit 1` !== null;
}

async function hasBought(tx: Tx, memberId: string): Promise<boolean> {
  const ids = await idsOfPerson(tx.sql, memberId);
  return await tx.sql.maybe`select 1 from purchase_fact where member_id = any(${ids}::uuid[])
    and net_minor > 0 limit 1` !== null;
}
