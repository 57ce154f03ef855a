import { defineCommand, type Tx } from '../../kernel/commands/command.ts';
import type { Lane } from '../../kernel/commands/drain.ts';
import { accepted } from '../../kernel/outcome.ts';
import { versionBefore, type Policy } from '../domain/policy.ts';
import { callsOf } from '../domain/tiers/tier-calls.ts';
import { reviewBook } from '../domain/tiers/review-book.ts';
import { isSameList } from '../domain/tiers/tier-list.ts';
import { lockBooks } from '../persistence/accounts.ts';
import { inLane } from '../persistence/due/in-lane.ts';
import { COUNTS, loadPolicies } from '../persistence/policies.ts';
import { saveTold } from './save-told.ts';

/**
 * Renews, warns or lowers tiers whose validity or grace has ended, and gives those whom a version of the policy
 * that has begun lifts or calls otherwise their tier; answers how many were looked at.
 */
export const reviewTiers = defineCommand<{ limit: number; lane?: Lane }, { reviewed: number }, never>({
  name: 'loyalty.review-tiers',
  execute: async (tx, { limit, lane }) => {
    const policies = await loadPolicies(tx.sql);
    await callReached(tx, policies);
    const due = await tx.sql.all<{ member_id: string }>`
      select member_id from account where review_at <= ${tx.now} and ${inLane(lane)}
      order by review_at limit ${limit}`;
    if (due.length === 0) return accepted({ reviewed: 0 });
    const books = [...new Set(
      (await lockBooks(tx.sql, due.map((row) => row.member_id))).values())];
    for (const book of books) reviewBook(book, policies, tx.now);
    await saveTold(tx, books, [], policies);
    return accepted({ reviewed: books.length });
  },
});

/** Each version is looked at once: one statement calls to the review whoever it may give another tier. */
async function callReached(tx: Tx, policies: readonly Policy[]): Promise<void> {
  const begun = await tx.sql.all<{ programme: string; version: number }>`
    insert into policy_review select programme, version, ${tx.now} from programme_policy p
    where effective_from <= ${tx.now} and ${COUNTS} and not exists (select 1 from policy_review r
      where r.programme = p.programme and r.version = p.version)
    on conflict do nothing returning programme, version`;
  for (const { programme, version } of begun) {
    const policy = policies.find((one) => one.programme === programme && one.version === version)!;
    await call(tx, policy, versionBefore(policies, policy));
  }
}

async function call(tx: Tx, policy: Policy, before: Policy): Promise<void> {
  const calls = callsOf(before, policy);
  if (calls.length === 0) return;
  // With other tiers, what carries a provisional one is asked anew.
  const isOther = !isSameList(before.rules, policy.rules);
  // As of when it began, which is past for whoever looks beside this, too.
  await tx.sql.run`update account a set review_at = ${policy.effectiveFrom}
    from unnest(${calls.map(({ tier }) => tier)}::text[], ${calls.map(({ growthFrom }) => growthFrom)}::bigint[])
      as l (tier, growth_from)
    where a.programme = ${policy.programme} and a.merged_into is null and a.tier = l.tier
      and (a.review_at is null or a.review_at > ${tx.now})
      and (a.growth + a.pending_growth + a.interaction_growth - a.growth_offset >= l.growth_from
        or (${isOther} and a.tier_provisional))`;
}
