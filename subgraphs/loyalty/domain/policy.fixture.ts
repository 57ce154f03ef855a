import type { ProgrammeCode, Tier } from '../../contracts/words.ts';
import { AccountBook, type Account } from './account-book.ts';
import { DEFAULT_RULES, type Policy, type ProgrammeNumbers, type TierRule } from './policy.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { firstTier } from './tiers/tiers.ts';
import { worthOf } from './worth.ts';

const HOMES: Readonly<Record<ProgrammeCode, Pick<Policy, 'zone' | 'currency'>>> = {
  CN: { zone: 'Asia/Shanghai', currency: 'CNY' }, HK: { zone: 'Asia/Hong_Kong', currency: 'HKD' },
  SG: { zone: 'Asia/Singapore', currency: 'SGD' },
};

/** The default policy of a programme, for rule tests. */
export function policyFor(programme: ProgrammeCode): Policy {
  return {
    programme, version: 1, effectiveFrom: new Date('2020-01-01T00:00:00Z'),
    ...HOMES[programme]!, rules: DEFAULT_RULES,
  };
}

export const FIRST_TIER = firstTier(policyFor('CN'));

/** The usual tiers with some of them changed. */
export const tiersWith = (
  changes: Readonly<Record<Tier, Partial<TierRule>>>, tiers: readonly TierRule[] = DEFAULT_RULES.tiers,
): TierRule[] => tiers.map((tier) => ({ ...tier, ...changes[tier.code] }));

/** A list of tiers from their thresholds, each called by its code. */
export const tiersOf = (thresholds: Readonly<Record<Tier, number>>): TierRule[] =>
  Object.entries(thresholds).map(([code, threshold], place) => (
    { code, nameZh: code, nameEn: code, threshold, bonusPercent: place * 10 }));

/** Rules as somebody would ask for them. */
export const draftOf = (rules: ProgrammeNumbers): PolicyDraft => ({
  ...rules, rates: Object.entries(rules.rates).map(([marginClass, units]) => ({ marginClass, ...units! })),
});

/** A hold of head office, worth what points are worth at first. */
export const heldBy = (points: bigint) => ({
  owner: { channelId: null, tenantId: null, reservedBy: null }, worth: worthOf(points, policyFor('CN')),
});

let count = 0;

/** An empty account; ids count up, so that order by id is order of making. */
export function emptyBook(over: Partial<Account> = {}): AccountBook {
  const ids = () => `id-${String(count += 1).padStart(8, '0')}`;
  return new AccountBook({
    id: ids(), memberId: ids(), programme: 'CN', ...HOMES['CN']!, homeZone: HOMES['CN']!.zone,
    region: 'CN', mergedInto: null,
    openedAt: new Date('2026-01-01T00:00:00Z'), available: 0n, pending: 0n, held: 0n, debt: 0n,
    growth: 0n, pendingGrowth: 0n, interactionGrowth: 0n, returnedGrowth: 0n, earned: 0n, tier: FIRST_TIER,
    tierAt: null, tierSettledAt: null, lookAt: null, tierVersion: 0n, lines: 0, ...over,
  }, ids);
}

/** An active lot with its points, as an adjustment would have made it. */
export function giveLot(book: AccountBook, amount: bigint, expiresAt: string) {
  book.move(book.open('adjustment', new Date('2026-01-01T00:00:00Z')), 'issued', 'available', amount);
  return book.addLot({
    amount, remaining: amount, state: 'active', earnedAt: new Date('2026-01-01T00:00:00Z'),
    activeAt: new Date('2026-01-01T00:00:00Z'), expiresAt: new Date(expiresAt), funder: 'hq',
    cause: 'adjustment', orderId: null,
  });
}
