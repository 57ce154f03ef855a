import { TIERS } from '../../contracts/words.ts';
import { defineCommand, type Tx } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { thresholdOf } from '../domain/growth.ts';
import { policyAt, type Policy } from '../domain/policy.ts';
import { lockBooks } from '../persistence/accounts.ts';
import { COUNTS, loadPolicies } from '../persistence/policies.ts';
import { saveTold } from './save-told.ts';

/**
 * Renews, warns or lowers tiers whose validity or grace has ended, and lifts those whom a version of the policy
 * that has begun lifts; answers how many were looked at.
 */
export const reviewTiers = defineCommand<{ limit: number }, { reviewed: number }, never>({
  name: 'loyalty.review-tiers',
  execute: async (tx, { limit }) => {
    const policies = await loadPolicies(tx.sql);
    await callReached(tx, policies);
    const due = await tx.sql.all<{ member_id: string }>`
      select member_id from account where review_at <= ${tx.now} order by review_at limit ${limit}`;
    if (due.length === 0) return accepted({ reviewed: 0 });
    const books = [...new Set(
      (await lockBooks(tx.sql, due.map((row) => row.member_id))).values())];
    for (const book of books) book.untold = true;
    await saveTold(tx, books, [], policies);
    return accepted({ reviewed: books.length });
  },
});

/** Each version is looked at once: one statement calls to the review whoever its thresholds may lift. */
async function callReached(tx: Tx, policies: readonly Policy[]): Promise<void> {
  const begun = await tx.sql.all<{ programme: string; version: number }>`
    insert into policy_review select programme, version, ${tx.now} from programme_policy p
    where effective_from <= ${tx.now} and ${COUNTS} and not exists (select 1 from policy_review r
      where r.programme = p.programme and r.version = p.version)
    on conflict do nothing returning programme, version`;
  for (const { programme, version } of begun) {
    const policy = policies.find((one) => one.programme === programme && one.version === version)!;
    const before = policyAt(policies, policy.programme, new Date(policy.effectiveFrom.getTime() - 1));
    const lower = TIERS.slice(1).map((tier, index) => ({ tier, below: TIERS[index]! }))
      .filter(({ tier }) => thresholdOf(tier, policy.rules) < thresholdOf(tier, before.rules));
    if (lower.length === 0) continue;
    await tx.sql.run`update account a set review_at = least(a.review_at, ${tx.now})
      from unnest(${lower.map(({ below }) => below)}::text[],
        ${lower.map(({ tier }) => thresholdOf(tier, policy.rules))}::bigint[]) as l (tier, threshold)
      where a.programme = ${programme} and a.merged_into is null and a.tier = l.tier
        and a.growth + a.pending_growth + a.interaction_growth - a.growth_offset >= l.threshold`;
  }
}
