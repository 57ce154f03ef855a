import { describe, expect, it } from '@jest/globals';
import { withClasses } from './class-rules.ts';
import { flattenRebates, REBATES, rebatePlace, unflattenRebates } from './franchise-rules.ts';

const REST = { marginCapBps: 5_000, periodMonths: 24, trailingMonths: 12, protectionDays: 30, disputeDays: 10 };
const rebate = (code: string, bps: number) => ({ marginClass: { code }, bps });
const FLAT = flattenRebates({ ...REST, rebates: [rebate('A', 500), rebate('D', 0)] });

describe('rules of franchises as one list', () => {
  it('has a rebate for each class there is, and gives back what it took', () => {
    expect(FLAT).toEqual({ rebateBps_A: 500, rebateBps_D: 0, ...REST });
    expect(unflattenRebates(withClasses(FLAT, REBATES, ['A', 'E']))).toEqual({
      ...REST,
      rebates: [{ marginClass: 'A', bps: 500 }, { marginClass: 'D', bps: 0 }, { marginClass: 'E', bps: 0 }],
    });
  });

  it('finds the field of a refusal', () => {
    expect([['rules', 'rebates', 'D'], ['rules', 'rebates', '1', 'bps'], ['rules', 'marginCapBps'], ['effectiveFrom']]
      .map((path) => rebatePlace(path, FLAT))).toEqual(
      [['rules', 'rebateBps_D'], ['rules', 'rebateBps_D'], ['rules', 'marginCapBps'], ['effectiveFrom']]);
  });
});
