import { FACT } from '../../../contracts/facts.ts';
import type { Tier } from '../../../contracts/words.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { addDays } from '../../../kernel/business-day.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { policyAt, type Policy } from '../../domain/policy.ts';
import { endOfDay } from '../../domain/rewards/grant.ts';
import { rankOf } from '../../domain/tiers/tier-list.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { saveTold } from '../save-told.ts';

export interface ProposeTierInput {
  readonly memberId: string | null;
  readonly tier: Tier;
  /** Last day, 'YYYY-MM-DD', by the programme's calendar. */
  readonly until: string;
  readonly reason: string;
}
export type ProposeTierCode = 'NOT_FOUND' | 'UNKNOWN_TIER' | 'INVALID_UNTIL' | 'INVALID_REASON';
export const MOST_DAYS = 3660;

/**
 * Gives a tier by hand until a day, with a reason; the programme's highest one waits for a second person. What growth
 * says goes on beneath it, and a later word takes its place.
 */
export const proposeTier = defineCommand<ProposeTierInput, { manualTierId: string }, ProposeTierCode>({
  name: 'loyalty.propose-tier',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { memberId, tier, until: lastDay, reason: said }) => {
    const reason = said.trim();
    if (reason.length === 0 || reason.length > 500) {
      return refused('INVALID_REASON', 'A reason has 1 to 500 characters.', ['reason']);
    }
    const book = memberId ? (await lockBooks(tx.sql, [memberId])).get(memberId) : undefined;
    if (!book || (isRestricted(tx.actor) && !(await tx.visible([memberId!], tx.actor)).has(memberId!))) {
      return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    }
    const policies = await loadPolicies(tx.sql);
    const { rules, zone } = policyAt(policies, book.account.programme, tx.now);
    const rank = rankOf(tier, rules);
    if (rank < 0) return refused('UNKNOWN_TIER', `The programme has no tier ${tier}.`, ['tier']);
    const until = endOfDay(lastDay, zone);
    if (until <= tx.now || until > addDays(tx.now, MOST_DAYS)) {
      return refused('INVALID_UNTIL', `It ends today or later, within ${MOST_DAYS} days.`, ['until']);
    }
    const pending = rank === rules.tiers.length - 1 && tx.actor.kind !== 'service';
    const state = pending ? 'pending' : 'posted';
    const id = newId(tx.now);
    const memberOf = book.account.memberId;
    await tx.sql.run`insert into manual_tier
      (id, member_id, tier, reason, state, given_at, until, asked_by, asked_by_name, asked_at)
      values (${id}, ${memberOf}, ${tier}, ${reason}, ${state},
        ${pending ? null : tx.now}, ${until}, ${tx.actor.id}, ${tx.actor.name}, ${tx.now})`;
    tx.audit({ subjectId: memberOf, before: {}, after: { tier, until, state }, reason });
    if (memberOf !== memberId) await tagNamed(tx, 'manual_tier', [{ key: [id], namedId: memberId! }]);
    if (!pending) await tellAnew(tx, book, policies);
    return accepted({ manualTierId: id });
  },
});

/** The whole history is told, with what was given. */
export async function tellAnew(tx: Tx, book: AccountBook, policies: readonly Policy[]): Promise<void> {
  book.untold = true;
  await saveTold(tx, [book], [], policies);
}
