import { describe, expect, it } from '@jest/globals';
import { nameOf, readRule, readRules, ruleOf, writeRule } from './rule-values.ts';

describe('rules as people write them', () => {
  it('writes basis points as percent and the others as they are', () => {
    expect([0, 1, 50, 1_000, 1_005, 10_000].map((bps) => writeRule(bps, 'percent'))).toEqual([
      '0',
      '0.01',
      '0.5',
      '10',
      '10.05',
      '100',
    ]);
    expect(writeRule(180, 'days')).toBe('180');
  });

  it('reads every percentage back to the same basis points', () => {
    for (let bps = 0; bps <= 10_000; bps += 1) expect(readRule(writeRule(bps, 'percent'), 'percent')).toBe(bps);
  });

  it('reads nothing that is no such number', () => {
    for (const typed of ['', ' ', '-1', '0.005', '1e2', '1,5', '12%', 'x']) {
      expect([typed, readRule(typed, 'percent')]).toEqual([typed, null]);
    }
    for (const typed of ['', '7.5', '-7', '1e2', '12345678901']) expect(readRule(typed, 'days')).toBeNull();
    expect(readRule(' 7 ', 'days')).toBe(7);
  });

  it('knows the unit by the name', () => {
    const names = ['charityBps', 'linkDays', 'periodMonths', 'pointsRate_A', 'retentionPercent', 'adjustmentLimit'];
    expect(names.map((name) => ruleOf(name).unit)).toEqual([
      'percent',
      'days',
      'months',
      'rate',
      'wholePercent',
      'count',
    ]);
  });

  it('knows of which class or tier it is', () => {
    const rule = { name: 'rebateBps_E', kind: 'rebateBps', of: 'E', unit: 'percent' };
    expect(ruleOf(nameOf('rebateBps', 'E'))).toEqual(rule);
    expect(ruleOf('linkDays').of).toBeNull();
  });

  it('names what is wrong', () => {
    expect(readRules(['charityBps', 'linkDays'], { charityBps: '0.75', linkDays: 'x' })).toEqual({
      rules: { charityBps: 75, linkDays: 0 },
      wrong: ['linkDays'],
    });
  });
});
