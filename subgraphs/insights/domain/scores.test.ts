import { describe, expect, it } from '@jest/globals';
import { daysBetween, monthsBefore } from './days.ts';
import { frequencyOf, lifecycleOf } from './lifecycle.ts';
import { DEFAULT_RULES } from './policy.ts';
import { RFM_SEGMENTS, scoreByQuantile, scoresByThresholds, segmentOf, sidesOf } from './rfm.ts';

describe('days', () => {
  it('lie between, and months before', () => {
    expect(daysBetween('2026-05-01', '2026-09-15')).toBe(137);
    expect(monthsBefore('2026-09-15', 36)).toBe('2023-09-15');
    expect(monthsBefore('2026-05-31', 3)).toBe('2026-02-28');
    expect(monthsBefore('2024-02-29', 12)).toBe('2023-02-28');
    expect(monthsBefore('2026-01-31', 2)).toBe('2025-11-30');
  });
});

describe('lifecycle', () => {
  const on = (firstDay: string | null, lastDay: string | null) =>
    lifecycleOf({ firstDay, lastDay }, '2026-09-15', DEFAULT_RULES);
  it.each([
    [null, null, 'prospect'],
    ['2026-06-17', '2026-06-17', 'new'], ['2026-06-16', '2026-06-16', 'active'],
    ['2020-01-01', '2025-09-15', 'active'], ['2020-01-01', '2025-09-14', 'dormant'],
    ['2020-01-01', '2024-09-15', 'dormant'], ['2020-01-01', '2024-09-14', 'lost'],
  ] as const)('%s to %s is %s', (first, last, stage) => expect(on(first, last)).toBe(stage));
});

it('frequency: three are high, two medium, one low, none is none', () => {
  expect([0, 1, 2, 3, 9].map((orders) => frequencyOf(orders, DEFAULT_RULES)))
    .toEqual([null, 'low', 'medium', 'high', 'high']);
});

describe('RFM', () => {
  const scored = (days: number, orders: number, minor: bigint) => {
    const scores = scoresByThresholds({ days, orders, minor }, DEFAULT_RULES, 2);
    return scores && [`${scores.recency}${scores.frequency}${scores.monetary}`, segmentOf(scores, DEFAULT_RULES)];
  };

  it('scores the example', () => {
    expect(scored(daysBetween('2026-05-01', '2026-09-15'), 3, 1_234_567n)).toEqual(['433', 'important_value']);
  });

  it.each([
    [90, 5, 5_000_000n, '555'], [91, 4, 4_999_999n, '444'], [181, 3, 1_999_999n, '333'],
    [366, 2, 499_999n, '222'], [731, 1, 99_999n, '111'], [730, 1, 0n, '211'],
  ] as const)('at the border: %d days, %d orders, %d fen → %s', (days, orders, minor, code) =>
    expect(scored(days, orders, minor)![0]).toBe(code));

  it('scores nothing where nothing was bought', () => expect(scored(1, 0, 0n)).toBeNull());

  it('counts money in the currency\'s own minor units', () => {
    expect(scoresByThresholds({ days: 1, orders: 1, minor: 50_000n }, DEFAULT_RULES, 0)!.monetary).toBe(5);
  });

  it('knows eight segments, high is better on every side', () => {
    expect(RFM_SEGMENTS.map(sidesOf)).toEqual(['111', '101', '011', '001', '110', '100', '010', '000']);
    expect(segmentOf({ recency: 1, frequency: 5, monetary: 5 }, DEFAULT_RULES)).toBe('important_keep');
    expect(segmentOf({ recency: 5, frequency: 1, monetary: 5 }, DEFAULT_RULES)).toBe('important_develop');
    expect(segmentOf({ recency: 2, frequency: 1, monetary: 2 }, DEFAULT_RULES)).toBe('win_back');
  });

  it('by quantiles, equal values have equal scores', () => {
    // Eight of ten bought once, one twice, one three times.
    expect([0, 8, 9].map((below) => scoreByQuantile(below, 10))).toEqual([1, 5, 5]);
    expect([0, 1, 2, 3, 4].map((below) => scoreByQuantile(below, 5))).toEqual([1, 2, 3, 4, 5]);
    expect(scoreByQuantile(0, 1)).toBe(1);
  });
});
