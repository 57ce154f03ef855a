import { describe, expect, it } from '@jest/globals';
import { countedGrowth, growthOfInteractions, type Growth } from '../growth.ts';
import { FIRST_TIER, policyFor } from '../policy.fixture.ts';
import { tierOf } from './tier-list.ts';
import {
  evaluateTier, missingToNext, retentionNeed, reviewAt, reviewTier, type TierState,
} from './tiers.ts';
import { lastDayBefore } from '../../../kernel/business-day.ts';

const cn = policyFor('CN');
const at = (time: string) => new Date(time);
const growth = (confirmed: bigint, pending = 0n, interaction = 0n): Growth =>
  ({ confirmed, pending, interaction });
const until = (state: TierState) => state.validUntil && lastDayBefore(state.validUntil, cn.zone);

describe('growth (3.2)', () => {
  it('counts interactions up to 20 % of the next threshold', () => {
    expect(countedGrowth(5_000n, 1_300n, cn.rules)).toBe(6_200n);
    expect(tierOf(6_200n, cn.rules)).toBe('gold');
    expect(countedGrowth(4_700n, 1_300n, cn.rules)).toBe(5_900n);
    expect(tierOf(5_900n, cn.rules)).toBe('silver');
    expect(countedGrowth(1_000n, 1_300n, cn.rules)).toBe(1_240n);
    expect(countedGrowth(60_000n, 1_300n, cn.rules)).toBe(61_300n);
  });

  it('has half-open tiers', () => {
    expect([0n, 1_199n, 1_200n, 5_999n, 6_000n, 59_999n, 60_000n].map((g) => tierOf(g, cn.rules)))
      .toEqual(['base', 'base', 'silver', 'silver', 'gold', 'gold', 'diamond']);
  });

  it('gives one of each per content and 50 a day', () => {
    const all = ['a', 'b', 'c'].flatMap((contentId) => (['like', 'comment', 'share'] as const)
      .map((kind) => ({ contentId, kind })));
    const none = { today: 0, seen: new Set<string>() };
    expect(growthOfInteractions([...all, all[0]!], none, cn.rules))
      .toEqual([5n, 5n, 10n, 5n, 5n, 10n, 5n, 5n, 0n, 0n]);
    expect(growthOfInteractions([all[0]!], { today: 47, seen: new Set() }, cn.rules)).toEqual([3n]);
    expect(growthOfInteractions([all[0]!], { today: 0, seen: new Set(['like:a']) }, cn.rules))
      .toEqual([0n]);
  });
});

describe('tiers (3.3)', () => {
  const silver = evaluateTier(FIRST_TIER, growth(5_000n), cn, at('2026-01-10T02:00:00Z'));

  it('416,667 fen of class A are silver; 1,200 more gold, provisional, until 24 months later', () => {
    expect(silver).toMatchObject({ tier: 'silver', provisional: false });
    const gold = evaluateTier(silver, growth(5_000n, 1_200n), cn, at('2026-03-01T02:00:00Z'));
    expect(gold).toMatchObject({ tier: 'gold', provisional: true, former: { tier: 'silver' } });
    expect(until(gold)).toBe('2028-03-31');
    expect(reviewAt(gold)).toBeNull();
    const sure = evaluateTier(gold, growth(6_200n), cn, at('2026-03-16T02:00:00Z'));
    expect(sure).toMatchObject({ tier: 'gold', provisional: false, former: null });
    expect(until(sure)).toBe('2028-03-31');
    expect(evaluateTier(sure, growth(5_000n), cn, at('2026-04-01T02:00:00Z'))).toBe(sure);
  });

  it('the reason refunded within its window: silver as before, without grace', () => {
    const gold = evaluateTier(silver, growth(5_000n, 1_200n), cn, at('2026-03-01T02:00:00Z'));
    expect(evaluateTier(gold, growth(5_000n), cn, at('2026-03-05T02:00:00Z'))).toEqual(silver);
  });

  it('falls only as far as the rest carries', () => {
    const gold = evaluateTier(FIRST_TIER, growth(0n, 6_500n), cn, at('2026-03-01T02:00:00Z'));
    expect(evaluateTier(gold, growth(0n, 1_500n), cn, at('2026-03-05T02:00:00Z')))
      .toMatchObject({ tier: 'silver', provisional: true, former: { tier: 'base' } });
    expect(evaluateTier(gold, growth(1_500n), cn, at('2026-03-05T02:00:00Z')))
      .toMatchObject({ tier: 'silver', provisional: false, former: null });
  });

  it('tells what is missing', () => {
    expect(missingToNext(silver, growth(5_000n), cn)).toEqual({ tier: 'gold', missing: 1_000n });
    expect(missingToNext({ ...silver, tier: 'diamond' }, growth(70_000n), cn)).toBeNull();
  });
});

describe('review (3.3)', () => {
  const gold = evaluateTier(FIRST_TIER, growth(6_000n), cn, at('2026-03-15T02:00:00Z'));
  const end = at('2028-03-31T16:00:00Z');

  it('gold needs 3,600 inside its validity', () => {
    expect(retentionNeed('gold', cn)).toBe(3_600n);
    expect(until(gold)).toBe('2028-03-31');
    expect(reviewTier(gold, 0n, growth(6_000n), cn, at('2028-03-31T15:59:59Z'))).toBe(gold);
  });

  it('3,840 renews it to 2030-03-31', () => {
    const renewed = reviewTier(gold, 3_840n, growth(9_840n), cn, end);
    expect([renewed.tier, until(renewed), renewed.graceUntil]).toEqual(['gold', '2030-03-31', null]);
  });

  it('2,880 gives grace to 2028-06-29, then silver', () => {
    const grace = reviewTier(gold, 2_880n, growth(8_880n), cn, end);
    expect([grace.tier, lastDayBefore(grace.graceUntil!, cn.zone)]).toEqual(['gold', '2028-06-29']);
    const last = at('2028-06-29T15:59:59Z');
    expect(reviewTier(grace, 2_880n, growth(8_880n), cn, last).tier).toBe('gold');
    const after = reviewTier(grace, 2_880n, growth(8_880n), cn, at('2028-06-29T16:00:00Z'));
    expect([after.tier, until(after), after.growthOffset]).toEqual(['silver', '2030-06-30', 6_000n]);
    // Old growth alone does not lift it again.
    expect(evaluateTier(after, growth(8_880n), cn, at('2028-07-01T00:00:00Z')).tier).toBe('silver');
    expect(evaluateTier(after, growth(12_000n), cn, at('2028-07-02T00:00:00Z')).tier).toBe('gold');
  });

  it('what is earned in the grace still saves it', () => {
    const grace = reviewTier(gold, 2_880n, growth(8_880n), cn, end);
    const saved = reviewTier(grace, 3_600n, growth(9_600n), cn, at('2028-05-01T00:00:00Z'));
    expect([saved.tier, until(saved), saved.graceUntil]).toEqual(['gold', '2030-03-31', null]);
  });

  it('balance based: the tier the whole growth carries', () => {
    const policy = { ...cn, rules: { ...cn.rules, downgrade: 'balance' as const } };
    const grace = reviewTier(gold, 0n, growth(6_000n), policy, end);
    const ended = at('2028-06-29T16:00:00Z');
    expect(reviewTier(grace, 0n, growth(6_000n), policy, ended).tier).toBe('gold');
    expect(reviewTier(grace, 0n, growth(900n), policy, ended).tier).toBe('base');
  });
});
