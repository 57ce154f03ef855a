import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  endingFacts, periodAt, sortFacts, type Fact, type MemberBackground, type Period,
} from './attribution.ts';
import { heirAt, type Ending } from './endings.ts';
import { rankContributions, type Purchase } from './contribution.ts';
import { foldAttribution, NEEDS_PURCHASES } from './fold-attribution.ts';
import { POLICY } from './policy.fixture.ts';

const at = (day: string): Date => new Date(`${day}T12:00:00+08:00`);
const monthStart = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

function bought(
  orderId: string, franchiseId: string | null, day: string, minor = 100_000n,
  back?: { day: string; minor: bigint },
): Purchase {
  return {
    orderId, franchiseId, outletId: `outlet-${franchiseId ?? 'hq'}`, paidAt: at(day),
    currency: 'CNY', baseMinor: minor,
    returns: back ? [{ at: at(back.day), baseMinor: back.minor }] : [],
    whollyReturnedAt: back && back.minor === minor ? at(back.day) : null,
  };
}

function factsOf(purchases: readonly Purchase[]): Fact[] {
  return purchases.flatMap((p) => [
    { kind: 'paid' as const, at: p.paidAt, ...p },
    ...(p.whollyReturnedAt
      ? [{ kind: 'returned' as const, ...p, at: p.whollyReturnedAt }] : []),
  ]);
}

function background(
  purchases: readonly Purchase[], enrolment: MemberBackground['enrolment'] = null, endings: readonly Ending[] = [],
): MemberBackground {
  return {
    zone: 'Asia/Shanghai', homeCurrency: 'CNY', enrolment, purchases, policies: [POLICY], endings,
  };
}

function history(
  purchases: readonly Purchase[], now: string, more: readonly Fact[] = [],
  enrolment: MemberBackground['enrolment'] = null, endings: readonly Ending[] = [],
): Period[] {
  return foldAttribution(
    sortFacts([...factsOf(purchases), ...more, ...endingFacts(endings)]),
    background(purchases, enrolment, endings), at(now),
  ) as Period[];
}

const brief = (periods: readonly Period[]) => periods.map(({ franchiseId, from, until, reason }) =>
  [franchiseId, from.toISOString(), until?.toISOString() ?? null, reason]);

describe('attribution', () => {
  const first = bought('o1', 'FA', '2025-01-10', 700_000n);
  const again = bought('o2', 'FA', '2026-03-05', 500_000n);

  it('binds to the month end 24 months after the first purchase', () => {
    expect(history([first], '2025-02-01')[0]).toMatchObject({
      franchiseId: 'FA', from: at('2025-01-10'), until: monthStart('2027-02-01'),
      reason: 'first_purchase',
    });
  });

  it('of two first purchases at one instant is the same, whichever was recorded first', () => {
    for (const [one, other] of [['o1', 'o2'], ['o2', 'o1']] as const) {
      const both = [bought(one, 'FB', '2025-01-10'), bought(other, 'FA', '2025-01-10')];
      expect(history(both, '2025-02-01').map(({ franchiseId }) => franchiseId)).toEqual(['FA']);
      const window = { from: at('2025-01-01'), to: at('2025-02-01') };
      expect(rankContributions(both, window, 'CNY')[0]!.franchiseId).toBe('FA');
    }
  });

  it('is renewed by a purchase at home, and kept by one elsewhere', () => {
    const other = bought('o3', 'FB', '2026-05-05');
    expect(history([first, again, other], '2026-06-01')).toEqual([expect.objectContaining({
      franchiseId: 'FA', from: at('2025-01-10'), until: monthStart('2028-04-01'),
    })]);
  });

  it('goes to the top contribution at its end: the example of the domain', () => {
    const home = { ...again, baseMinor: 1_200_000n };
    const elsewhere = (back: bigint) => bought('o3', 'FB', '2026-07-01', 2_300_000n,
      back > 0n ? { day: '2027-08-01', minor: back } : undefined);
    const atEnd = (back: bigint) =>
      history([first, home, elsewhere(back)], '2028-04-02').at(-1);
    expect(atEnd(0n)).toMatchObject({
      franchiseId: 'FB', outletId: 'outlet-FB', from: monthStart('2028-04-01'),
      until: monthStart('2030-04-01'), reason: 'contribution',
    });
    expect(atEnd(1_500_000n)).toMatchObject({
      franchiseId: 'FA', from: monthStart('2028-04-01'), reason: 'contribution',
    });
  });

  it('goes to head office when nothing was bought in the trailing months', () => {
    expect(brief(history([first], '2029-03-01'))).toEqual([
      ['FA', '2025-01-10T04:00:00.000Z', '2027-01-31T16:00:00.000Z', 'first_purchase'],
      ['FA', '2027-01-31T16:00:00.000Z', '2029-01-31T16:00:00.000Z', 'contribution'],
      [null, '2029-01-31T16:00:00.000Z', null, 'no_purchase'],
    ]);
  });

  it('founds a new home with the next purchase after nobody had the member', () => {
    const late = bought('o2', 'FB', '2029-06-01');
    expect(history([first, late], '2029-07-01').map((p) => [p.franchiseId, p.reason])).toEqual([
      ['FA', 'first_purchase'], ['FA', 'contribution'], [null, 'no_purchase'],
      ['FB', 'first_purchase'],
    ]);
  });

  const enrolment = { at: at('2026-01-01'), franchiseId: 'FA', outletId: 'outlet-FA' };
  const enrolled: Fact = { kind: 'enrolled', ...enrolment };

  it('protects a store enrolment for 180 days, then goes by contribution or to head office', () => {
    const alone = history([], '2026-08-01', [enrolled], enrolment);
    expect(alone.map((p) => [p.franchiseId, p.from, p.reason])).toEqual([
      ['FA', at('2026-01-01'), 'store_enrolment'], [null, at('2026-06-30'), 'no_purchase'],
    ]);
    const inside = [bought('o1', 'FB', '2026-02-01')];
    const elsewhere = history(inside, '2026-08-01', [enrolled], enrolment);
    expect(elsewhere.map((p) => p.franchiseId)).toEqual(['FA', 'FB']);
    expect(periodAt(elsewhere, at('2026-02-01'))?.franchiseId).toBe('FA');
    const home = history([bought('o1', 'FA', '2026-02-01')], '2026-08-01', [enrolled], enrolment);
    expect(home).toEqual([expect.objectContaining({ until: monthStart('2028-03-01') })]);
  });

  it('passes to the next kept purchase when the founding one is wholly returned', () => {
    const returned = bought('o1', 'FA', '2026-01-10', 5n, { day: '2026-03-01', minor: 5n });
    expect(history([returned, bought('o2', 'FB', '2026-02-01')], '2026-04-01')
      .map((p) => [p.franchiseId, p.from, p.reason])).toEqual([
      ['FA', at('2026-01-10'), 'first_purchase'],
      ['FB', at('2026-03-01'), 'first_kept_purchase'],
    ]);
    expect(history([returned, bought('o2', 'FA', '2026-02-01')], '2026-04-01')).toEqual([
      expect.objectContaining({
        franchiseId: 'FA', orderId: 'o2', until: monthStart('2028-03-01') }),
    ]);
    expect(history([returned], '2026-04-01').map((p) => p.franchiseId)).toEqual(['FA', null]);
    expect(history([{ ...returned, whollyReturnedAt: at('2026-03-01') }], '2026-04-01', [enrolled],
      enrolment).at(-1)).toMatchObject({ franchiseId: 'FA', until: at('2026-06-30') });
  });

  it('takes a renewal back when the renewing purchase is returned', () => {
    const renewed = bought('o2', 'FA', '2026-03-05', 5n, { day: '2026-03-20', minor: 5n });
    expect(history([first, renewed], '2026-04-01')).toEqual([
      expect.objectContaining({ franchiseId: 'FA', until: monthStart('2027-02-01') }),
    ]);
  });

  it('follows a manual transfer for a period, and a closed outlet to head office', () => {
    const move: Fact = {
      kind: 'moved', at: at('2026-05-05'), franchiseId: 'FC', outletId: null, until: null,
      reason: 'manual',
    };
    expect(history([first], '2026-06-01', [move]).at(-1)).toMatchObject({
      franchiseId: 'FC', until: monthStart('2028-06-01'), reason: 'manual',
    });
    const closed = (outletId: string) => (
      { ...move, outletId, franchiseId: null, reason: 'outlet_closed' } as Fact);
    expect(history([first], '2026-06-01', [closed('outlet-FA')]).at(-1)).toMatchObject({
      franchiseId: null, until: null, reason: 'outlet_closed',
    });
    expect(history([first], '2026-06-01', [closed('elsewhere')])).toHaveLength(1);
  });

  it('says when it would need the purchases', () => {
    const unknown = { ...background([]), purchases: null };
    expect(foldAttribution(factsOf([first]), unknown, at('2025-02-01'))).toHaveLength(1);
    expect(foldAttribution(factsOf([first]), unknown, at('2027-03-01'))).toBe(NEEDS_PURCHASES);
  });
});

describe('contributions', () => {
  const window = { from: at('2026-01-01'), to: at('2028-01-01') };

  it('breaks a tie by the earlier first purchase', () => {
    const ranked = rankContributions([
      bought('o1', 'FB', '2026-02-02', 50n), bought('o2', 'FA', '2026-02-01', 100n),
      bought('o3', 'FB', '2026-02-03', 50n),
    ], window, 'CNY');
    expect(ranked.map((c) => c.franchiseId)).toEqual(['FA', 'FB']);
  });

  it('never adds currencies: home first, else the newest', () => {
    const hk = (p: Purchase): Purchase => ({ ...p, currency: 'HKD' });
    const abroad = hk(bought('o1', 'FB', '2026-02-02', 9_000_000n));
    expect(rankContributions([abroad, bought('o2', 'FA', '2026-02-01', 1n)], window, 'CNY'))
      .toEqual([expect.objectContaining({ franchiseId: 'FA', currency: 'CNY' })]);
    expect(rankContributions([abroad], window, 'CNY'))
      .toEqual([expect.objectContaining({ franchiseId: 'FB', currency: 'HKD' })]);
  });

  it('does not count what was returned before the end, but what came back after it', () => {
    const back = (day: string) => [bought('o1', 'FA', '2026-02-01', 10n, { day, minor: 10n })];
    expect(rankContributions(back('2027-12-31'), window, 'CNY')).toEqual([]);
    expect(rankContributions(back('2028-01-02'), window, 'CNY')).toHaveLength(1);
  });
});

describe('properties of the history', () => {
  const days = fc.integer({ min: 0, max: 2500 });
  const purchase = fc.record({
    franchise: fc.constantFrom('FA', 'FB', null), day: days, minor: fc.bigInt(1n, 1_000_000n),
    back: fc.option(fc.integer({ min: 0, max: 900 })),
  });
  const start = at('2020-01-15').getTime();
  interface Row { franchise: string | null; day: number; minor: bigint; back: number | null }
  const purchasesOf = (rows: readonly Row[]) =>
    rows.map(({ franchise, day, minor, back }, index): Purchase => {
      const paidAt = new Date(start + day * 86_400_000 + index);
      const returnedAt = back === null ? null : new Date(paidAt.getTime() + back * 86_400_000 + 1);
      return {
        orderId: `o${String(index).padStart(3, '0')}`, franchiseId: franchise,
        outletId: `outlet-${franchise}`, paidAt, currency: 'CNY', baseMinor: minor,
        returns: returnedAt ? [{ at: returnedAt, baseMinor: minor }] : [],
        whollyReturnedAt: returnedAt,
      };
    });
  const now = new Date(start + 4000 * 86_400_000);

  it('has no gap and no overlap after its beginning', () => {
    fc.assert(fc.property(fc.array(purchase, { minLength: 1, maxLength: 12 }), (rows) => {
      const purchases = purchasesOf(rows);
      const periods = foldAttribution(
        sortFacts(factsOf(purchases)), background(purchases), now) as Period[];
      periods.forEach((period, index) => {
        expect(period.until === null || period.from < period.until).toBe(true);
        if (index > 0) expect(periods[index - 1]!.until).toEqual(period.from);
      });
      const last = periods.at(-1)!;
      expect(last.until === null || last.until > now).toBe(true);
    }), { numRuns: 200 });
  });

  it('is the same when it is folded in two steps', () => {
    fc.assert(fc.property(fc.array(purchase, { minLength: 1, maxLength: 12 }), fc.nat(24),
      (rows, cut) => {
        const purchases = purchasesOf(rows);
        const facts = sortFacts(factsOf(purchases));
        const member = background(purchases);
        const middle = facts[Math.min(cut, facts.length - 1)]!.at;
        const before = foldAttribution(
          facts.filter((fact) => fact.at <= middle), member, middle) as Period[];
        const after = foldAttribution(
          facts.filter((fact) => fact.at > middle), member, now, before) as Period[];
        expect(after).toEqual(foldAttribution(facts, member, now));
      }), { numRuns: 200 });
  });
});

describe('a franchise that ends', () => {
  const ended = (franchiseId: string, day: string, successorId: string | null): Ending => (
    { franchiseId, closedAt: at(day), successorId });
  const homes = (periods: readonly Period[]) => periods
    .map(({ franchiseId, from, reason }) => [franchiseId, from, reason]);
  const told = (purchases: readonly Purchase[], now: string, endings: readonly Ending[],
    enrolment: MemberBackground['enrolment'] = null) => history(purchases, now, [], enrolment, endings);

  it('is whoever followed it, step by step', () => {
    const endings = [ended('FA', '2026-05-01', 'FB'), ended('FB', '2026-07-01', 'FC')];
    expect(['2026-04-30', '2026-05-01', '2026-07-01'].map((day) => heirAt(endings, 'FA', at(day))))
      .toEqual(['FA', 'FB', 'FC']);
    expect(heirAt([ended('FA', '2026-05-01', null)], 'FA', at('2026-06-01'))).toBeNull();
  });

  it('has nobody from then on, whatever outlet they were bound to', () => {
    const bought = [boughtAt('2026-01-10')];
    const endings = [ended('FA', '2026-05-01', 'FB'), ended('FB', '2026-07-01', null)];
    const periods = told(bought, '2026-09-01', endings);
    expect(homes(periods)).toEqual([['FA', at('2026-01-10'), 'first_purchase'], ['FB', at('2026-05-01'), 'manual'],
      [null, at('2026-07-01'), 'outlet_closed']]);
    expect(periods[1]).toMatchObject({ outletId: null, since: at('2026-05-01') });
    expect(homes(told([boughtAt('2026-01-10', 'FC')], '2026-09-01', endings))).toHaveLength(1);
  });

  it('wins no member when a period ends: its sales are its successor\'s', () => {
    const purchases = [boughtAt('2024-01-10', 'FC', 100n), boughtAt('2025-06-01', 'FA', 900n)];
    const end = monthStart('2026-02-01');
    for (const successor of ['FB', null]) {
      const periods = told(purchases, '2026-03-01', [ended('FA', '2025-12-01', successor)]);
      expect(periods.at(-1))
        .toMatchObject({ franchiseId: successor, from: end, reason: 'contribution', outletId: null });
    }
    // With what its successor sold itself it is more than another.
    const more = [...purchases, boughtAt('2025-07-01', 'FD', 1_000n), boughtAt('2025-08-01', 'FB', 200n)];
    expect(told(more, '2026-03-01', [ended('FA', '2025-12-01', 'FB')]).at(-1))
      .toMatchObject({ franchiseId: 'FB', outletId: 'outlet-FB' });
    expect(told(more, '2026-03-01', []).at(-1)).toMatchObject({ franchiseId: 'FD' });
  });

  it('founds no home when another\'s founding purchase comes back', () => {
    const founding = { ...bought('b', 'FC', '2026-01-10', 500n, { day: '2026-06-01', minor: 500n }) };
    const purchases = [founding, boughtAt('2026-02-01', 'FA')];
    expect(told(purchases, '2026-07-01', [ended('FA', '2026-05-01', 'FB')]).at(-1))
      .toMatchObject({ franchiseId: 'FB', reason: 'first_kept_purchase', outletId: null });
    expect(told(purchases, '2026-07-01', [ended('FA', '2026-05-01', null)]).at(-1))
      .toMatchObject({ franchiseId: null, reason: 'first_kept_purchase' });
  });

  it('protects nobody any more: its successor does, or nobody', () => {
    const enrolment = { at: at('2026-04-01'), franchiseId: 'FA', outletId: 'outlet-FA' };
    const founding = bought('b', 'FC', '2026-01-10', 500n, { day: '2026-06-01', minor: 500n });
    expect(told([founding], '2026-07-01', [ended('FA', '2026-05-01', 'FB')], enrolment).at(-1))
      .toMatchObject({ franchiseId: 'FB', outletId: null, reason: 'store_enrolment' });
    expect(told([founding], '2026-07-01', [ended('FA', '2026-05-01', null)], enrolment).at(-1))
      .toMatchObject({ franchiseId: null, reason: 'no_purchase' });
  });

  it('does not lengthen its successor\'s period when something of that comes back', () => {
    const purchases = [boughtAt('2026-01-10', 'FB'), boughtAt('2026-03-01', 'FA', 100n),
      bought('b', 'FB', '2026-02-10', 500n, { day: '2026-06-01', minor: 500n })];
    expect(told(purchases, '2026-07-01', [ended('FA', '2026-05-01', 'FB')]).at(-1)!.until)
      .toEqual(monthStart('2028-02-01'));
  });

  function boughtAt(day: string, franchiseId = 'FA', minor = 100n): Purchase {
    return bought(`o-${franchiseId}-${day}`, franchiseId, day, minor);
  }
});
