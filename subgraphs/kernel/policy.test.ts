import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outOfBounds, policyAt, refusePublication, withDefaults } from './policy.ts';

const at = (text: string): Date => new Date(text);
const version = (number: number, from: string) => (
  { version: number, effectiveFrom: at(from), rules: { bps: number } });
const versions = [version(1, '2000-01-01T00:00:00Z'), version(2, '2026-10-01T00:00:00Z'),
  version(3, '2027-01-01T00:00:00Z')];

describe('policyAt', () => {
  it('takes the version in force, from its first instant on; the first one before all', () => {
    const found = (text: string) => policyAt(versions, at(text)).version;
    expect(['1999-12-31T00:00:00Z', '2026-09-30T23:59:59.999Z', '2026-10-01T00:00:00Z',
      '2026-12-31T23:59:59.999Z', '2030-01-01T00:00:00Z'].map(found)).toEqual([1, 1, 2, 2, 3]);
  });

  it('finds the same in whatever order they come', () => {
    fc.assert(fc.property(fc.shuffledSubarray(versions, { minLength: 1 }),
      fc.date({ min: at('1990-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true }),
      (some, moment) => {
        const sorted = some.toSorted((a, b) => a.version - b.version);
        expect(policyAt(some, moment)).toBe(
          sorted.findLast(({ effectiveFrom }) => effectiveFrom <= moment) ?? sorted[0]);
      }));
  });

  it('is never asked about nothing', () => {
    expect(() => policyAt([], at('2026-01-01T00:00:00Z'))).toThrow();
  });
});

describe('withDefaults', () => {
  it('gives a number its default where the version is older than the number', () => {
    const defaults = { bps: 10, days: 30, tiers: { base: 0, gold: 5 } };
    expect(withDefaults({}, defaults)).toEqual(defaults);
    expect(withDefaults({ bps: 0, days: null, tiers: { base: 0 } }, defaults))
      .toEqual({ bps: 0, days: 30, tiers: { base: 0 } });
    expect(withDefaults({ gone: 1 }, defaults)).toEqual(defaults);
  });
});

describe('outOfBounds', () => {
  it('names every number that is no whole one in its range', () => {
    const bounds = { bps: [0, 10_000], days: [1, 365] } as const;
    expect(outOfBounds({ bps: 0, days: 365 }, bounds)).toEqual([]);
    expect(outOfBounds({ bps: 10_001, days: 0.5 }, bounds)).toEqual([
      { path: ['bps'], message: 'bps is a whole number from 0 to 10000.' },
      { path: ['days'], message: 'days is a whole number from 1 to 365.' }]);
    expect(outOfBounds({ bps: Number.NaN, days: undefined }, bounds as never)).toHaveLength(2);
  });
});

describe('refusePublication', () => {
  const now = at('2026-09-15T04:00:00Z');
  const asked = { effectiveFrom: at('2027-02-01T00:00:00Z'), expectedVersion: 3, note: null, rules: {} };
  const codes = (over: object, problems: Parameters<typeof refusePublication>[2] = []) => {
    const refusal = refusePublication({ ...versions[2]!, open: null }, { ...asked, ...over }, problems, now);
    return refusal && !refusal.ok ? refusal.refusals.map(({ code, path }) => [code, path.join('.')]) : null;
  };

  it('lets a version follow the latest one', () => {
    expect(codes({})).toBeNull();
    expect(codes({ note: '新'.repeat(500) })).toBeNull();
    expect(refusePublication({ ...versions[0]!, open: null },
      { ...asked, expectedVersion: 1, effectiveFrom: now }, [], now))
      .toBeNull();
  });

  it('says why not', () => {
    expect(codes({ expectedVersion: 2 })).toEqual([['STALE', 'expectedVersion']]);
    expect(codes({ note: 'x'.repeat(501) })).toEqual([['INVALID_NOTE', 'note']]);
    expect(codes({ effectiveFrom: at('2026-09-15T03:59:59.999Z') })).toEqual([['IN_THE_PAST', 'effectiveFrom']]);
    expect(codes({ effectiveFrom: versions[2]!.effectiveFrom })).toEqual([['OUT_OF_ORDER', 'effectiveFrom']]);
    expect(codes({}, [{ path: ['bps'], message: 'm' }, { path: ['days'], message: 'm' }]))
      .toEqual([['INVALID_RULES', 'rules.bps'], ['INVALID_RULES', 'rules.days']]);
  });
});
