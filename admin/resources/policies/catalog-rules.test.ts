import { describe, expect, it } from '@jest/globals';
import { BOUNDS, boundPlace, flattenBounds, unflattenBounds } from './catalog-rules.ts';
import { withClasses } from './class-rules.ts';

const REST = {
  goldJumpBps: 500, fxJumpBps: 200, repeatHours: 24, goldWarnDays: 8, goldRefuseDays: 31, fxWarnDays: 45,
  fxRefuseDays: 100, measuredMonths: 6, measuredPieces: 5,
};
const bound = (code: string, leastBps: number) => ({ marginClass: { code }, leastBps });
const FLAT = flattenBounds({ ...REST, classBounds: [bound('A', 4_000), bound('D', 1)] });

describe('rules of the catalog as one list', () => {
  it('has a bound for each class there is, none for one that is new, and gives back what it took', () => {
    expect(FLAT).toEqual({ ...REST, leastBps_A: 4_000, leastBps_D: 1 });
    expect(unflattenBounds(withClasses(FLAT, BOUNDS, ['A', 'E']))).toEqual({ ...REST, classBounds: [
      { marginClass: 'A', leastBps: 4_000 }, { marginClass: 'D', leastBps: 1 }, { marginClass: 'E', leastBps: 0 }] });
  });

  it('says nothing of bounds to and of who does not see them', () => {
    const unseen = flattenBounds(REST);
    expect(flattenBounds({ ...REST, classBounds: null })).toEqual(unseen);
    expect(unseen).toEqual(REST);
    expect(unflattenBounds(unseen)).toEqual(REST);
    expect(unflattenBounds(unseen)).not.toHaveProperty('classBounds');
  });

  it('finds the field of a refusal', () => {
    expect(boundPlace(['rules', 'classBounds', '1', 'leastBps'], FLAT)).toEqual(['rules', 'leastBps_D']);
    expect(boundPlace(['rules', 'goldWarnDays'], FLAT)).toEqual(['rules', 'goldWarnDays']);
  });
});
