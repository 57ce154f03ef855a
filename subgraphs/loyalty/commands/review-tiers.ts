import { defineCommand, type Tx } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import type { AccountBook } from '../domain/account-book.ts';
import { policyAt } from '../domain/policy.ts';
import { changeTier } from '../domain/settle-tier.ts';
import { reviewTier } from '../domain/tiers.ts';
import { lockBooks } from '../persistence/accounts.ts';
import { loadPolicies } from '../persistence/policies.ts';
import { saveBooks } from '../persistence/postings.ts';

/** Renews, warns or lowers tiers whose validity or grace has ended; answers how many were looked at. */
export const reviewTiers = defineCommand<{ limit: number }, { reviewed: number }, never>({
  name: 'loyalty.review-tiers',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ member_id: string }>`
      select member_id from account where review_at <= ${tx.now} order by review_at limit ${limit}`;
    if (due.length === 0) return accepted({ reviewed: 0 });
    const books = [...new Set(
      (await lockBooks(tx.sql, due.map((row) => row.member_id))).values())];
    const earned = await growthInside(tx, books);
    const policies = await loadPolicies(tx.sql);
    for (const book of books) {
      const { account } = book;
      const policy = policyAt(policies, account.programme, tx.now);
      const to = reviewTier(account.tier, earned.get(account.memberId) ?? 0n, {
        confirmed: account.growth, pending: account.pendingGrowth,
        interaction: account.interactionGrowth,
      }, policy, tx.now);
      changeTier(book, to, to.since !== account.tier.since && to.since ? to.since : tx.now, null);
      // Saved in any case: its next review has to move on.
      book.touched = true;
    }
    await saveBooks(tx, books);
    return accepted({ reviewed: books.length });
  },
});

/** Growth between the start of the validity and its end, or the end of the grace once that has begun. */
async function growthInside(
  tx: Tx, books: readonly AccountBook[],
): Promise<ReadonlyMap<string, bigint>> {
  const tiers = books.map(({ account }) => account.tier);
  const rows = await tx.sql.all<{ member_id: string; growth: bigint }>`
    select q.member_id, coalesce(sum(t.growth), 0)::bigint as growth
    from unnest(${books.map(({ account }) => account.memberId)}::uuid[],
      ${tiers.map((tier) => tier.validFrom ?? tx.now)}::timestamptz[],
      ${tiers.map((tier) => tier.graceUntil ?? tier.validUntil ?? tx.now)}::timestamptz[])
      as q (member_id, after, before)
    left join points_transaction t on t.member_id = q.member_id and t.at > q.after
      and t.at < q.before and t.growth <> 0 and t.kind <> 'merge'
    group by q.member_id`;
  return new Map(rows.map((row) => [row.member_id, row.growth]));
}
