import type { Sql } from '../../../kernel/database/sql.ts';
import type { AccountBook } from '../../domain/account-book.ts';
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

/**
 * What members have earned inside the validity of their tier, the grace included, and what they lack to keep it. The
 * account keeps it; only whose account has not been told since it is kept is told from the beginning.
 */
export async function retentionOf(
  sql: Sql, memberIds: readonly string[], now: Date,
): Promise<(Retention | null)[]> {
  if (memberIds.length === 0) return [];
  const books = await readBooks(sql, memberIds);
  const policies = await loadPolicies(sql);
  const earnedOf = await earnedByHistory(sql, [...new Set(books.values())], now);
  return memberIds.map((id) => {
    const account = books.get(id)?.account;
    if (!account?.tier.validUntil) return null;
    const own = policies.filter(({ programme }) => programme === account.programme);
    const earned = account.earned ?? earnedOf.get(account.memberId)!;
    const need = retentionNeed(account.tier.tier, policyAt(own, account.programme, now));
    return { earned, missing: need > earned ? need - earned : 0n };
  });
}

async function earnedByHistory(
  sql: Sql, all: readonly AccountBook[], now: Date,
): Promise<ReadonlyMap<string, bigint>> {
  const untold = all.filter(({ account }) => account.earned === null);
  if (untold.length === 0) return new Map();
  const policies = await loadPolicies(sql);
  const histories = await loadHistories(sql, untold, []);
  return new Map(untold.map(({ account: { memberId, programme } }) => {
    const own = policies.filter((policy) => policy.programme === programme);
    return [memberId, tellTiers(timelineOf(histories.get(memberId)!), own, now).earned];
  }));
}
