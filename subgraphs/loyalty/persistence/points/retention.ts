import type { Sql } from '../../../kernel/database/sql.ts';
import { policyAt } from '../../domain/policy.ts';
import { timelineOf } from '../../domain/retell.ts';
import { tellTiers } from '../../domain/tiers/tier-timeline.ts';
import { retentionNeed } from '../../domain/tiers/tiers.ts';
import { readBooks } from '../accounts.ts';
import { loadHistories } from '../histories.ts';
import { loadPolicies } from '../policies.ts';

export interface Retention {
  readonly earned: bigint;
  /** To keep the tier. */
  readonly missing: bigint;
}

/** What members have earned inside the validity of their tier, the grace included, and what they lack to keep it. */
export async function retentionOf(
  sql: Sql, memberIds: readonly string[], now: Date,
): Promise<(Retention | null)[]> {
  if (memberIds.length === 0) return [];
  const books = await readBooks(sql, memberIds);
  const policies = await loadPolicies(sql);
  const histories = await loadHistories(sql, [...new Set(books.values())], []);
  return memberIds.map((id) => {
    const account = books.get(id)?.account;
    if (!account) return null;
    const own = policies.filter(({ programme }) => programme === account.programme);
    const { tier, earned } = tellTiers(timelineOf(histories.get(account.memberId)!), own, now);
    if (!tier.validUntil) return null;
    const need = retentionNeed(tier.tier, policyAt(own, account.programme, now));
    return { earned, missing: need > earned ? need - earned : 0n };
  });
}
