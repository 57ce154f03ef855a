import { describe, expect, it } from '@jest/globals';
import { rulesOf } from '../../persistence/policies.ts';
import { DEFAULT_RULES, policyOfTier, type Policy } from '../policy.ts';
import { emptyBook, policyFor, tiersOf, tiersWith } from '../policy.fixture.ts';
import { callsOf, lookAhead, nextCall } from './tier-calls.ts';
import { isSameList, tierBelow, tierIn } from './tier-list.ts';

const cn = policyFor('CN');
const other: Policy = { ...cn, version: 2, effectiveFrom: new Date('2026-07-01T00:00:00Z'),
  rules: { ...cn.rules, tiers: tiersOf({ base: 0, gold: 5_000, black: 50_000 }) } };

describe('another list of tiers (9.1)', () => {
  it('has for each tier the highest that asks no more', () => {
    expect(['base', 'silver', 'gold', 'diamond'].map((tier) => tierIn(other.rules, tier, cn.rules)))
      .toEqual(['base', 'base', 'gold', 'black']);
    expect(['base', 'gold', 'black'].map((tier) => tierBelow(tier, other.rules))).toEqual(['base', 'base', 'gold']);
  });

  it('is another one by its codes, not by what it asks', () => {
    expect(isSameList(cn.rules, { tiers: tiersWith({ gold: { threshold: 8_000, nameEn: 'Or' } }) })).toBe(true);
    expect(isSameList(cn.rules, other.rules)).toBe(false);
    expect(isSameList(cn.rules, { tiers: cn.rules.tiers.slice(0, 3) })).toBe(false);
  });

  it('calls those to the review whom it may give another tier', () => {
    const calls = (before: Policy, policy: Policy) => callsOf(before, policy).map(({ tier, growthFrom }) => (
      growthFrom < 0n ? `${tier} all` : `${tier} ${growthFrom}`));
    expect(calls(cn, other)).toEqual(['base 5000', 'silver all', 'gold 50000', 'diamond all']);
    const gold = (threshold: number) => ({ ...cn, rules: { ...cn.rules, tiers: tiersWith({ gold: { threshold } }) } });
    expect(calls(cn, gold(5_000))).toEqual(['silver 5000']);
    expect(calls(cn, gold(8_000))).toEqual([]);
  });

  it('looks ahead to the first version to come that may give an account another tier', () => {
    const at = (time: string) => new Date(time);
    const third: Policy = { ...other, version: 3, effectiveFrom: at('2026-09-01T00:00:00Z'),
      rules: { ...cn.rules, tiers: tiersOf({ base: 0, gold: 4_000, black: 50_000 }) } };
    const book = (tier: string, growth: bigint, more: object = {}) => {
      const one = emptyBook({ growth });
      one.account.tier = { ...one.account.tier, tier, ...more };
      return one;
    };
    const call = (now: string, ...of: Parameters<typeof book>) =>
      nextCall(book(...of).account, [cn, other, third], at(now))?.toISOString().slice(0, 10) ?? null;
    const june = '2026-06-30T23:59:59Z';
    expect([call(june, 'silver', 1_200n), call(june, 'base', 5_000n), call(june, 'base', 4_999n),
      call(june, 'base', 3_999n), call(june, 'gold', 6_000n), call(june, 'gold', 6_000n, { provisional: true })])
      .toEqual(['2026-07-01', '2026-07-01', '2026-09-01', null, null, '2026-07-01']);
    expect([call('2026-07-01T00:00:00Z', 'base', 5_000n), call('2026-09-01T00:00:00Z', 'base', 5_000n)])
      .toEqual(['2026-09-01', null]);
    const looked = book('diamond', 60_000n);
    for (const lookAt of [null, at('2026-08-01T00:00:00Z'), at('2026-06-01T00:00:00Z')]) {
      looked.account.lookAt = lookAt;
      lookAhead(looked, [cn, other, third], at('2026-05-01T00:00:00Z'));
      expect(looked.account.lookAt).toEqual(lookAt && lookAt < other.effectiveFrom ? lookAt : other.effectiveFrom);
    }
  });

  it('explains a tier that nobody has carried over yet by the version that had it', () => {
    const at = new Date('2026-07-02T00:00:00Z');
    expect(['silver', 'gold', 'black', 'none'].map((tier) => policyOfTier([cn, other], tier, at).version))
      .toEqual([1, 2, 2, 2]);
  });
});

it('reads tiers as they were stored before they were a list', () => {
  const stored = { diamond: { threshold: 60_000, bonusPercent: 30 }, base: { threshold: 0, bonusPercent: 0 },
    gold: { threshold: 6_000, bonusPercent: 20 }, silver: { threshold: 1_200, bonusPercent: 10 } };
  expect(rulesOf({ tiers: stored }).tiers).toEqual(DEFAULT_RULES.tiers);
  expect(rulesOf({}).tiers).toBe(DEFAULT_RULES.tiers);
  expect(rulesOf({ tiers: other.rules.tiers }).tiers).toBe(other.rules.tiers);
});
