import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AccountBook, type Account } from '../account-book.ts';
import type { Lot } from '../lots.ts';
import { mergeInto } from './merge.ts';
import { partFrom, type Share } from './unmerge.ts';

const [MERGED, PARTED, END] = ['2026-03-01', '2026-06-01', '2029-01-31'].map((day) => new Date(day));
const BASE_TIER = {
  tier: 'base', provisional: false, since: null, validFrom: null, validUntil: null, graceUntil: null,
  growthOffset: 0n, former: null,
} as const;

let last = 0;
const nextId = (): string => String((last += 1));

function bookOf(memberId: string, lots: readonly bigint[], more: Partial<Account> = {}): AccountBook {
  const book = new AccountBook({
    id: nextId(), memberId, programme: 'CN', currency: 'CNY', zone: 'Asia/Shanghai', homeZone: 'Asia/Shanghai',
    region: 'CN',
    openedAt: MERGED!, available: lots.reduce((a, b) => a + b, 0n), pending: 0n, held: 0n, debt: 0n, growth: 0n,
    pendingGrowth: 0n, interactionGrowth: 0n, returnedGrowth: 0n, earned: 0n,
    mergedInto: null, tier: BASE_TIER, tierAt: null,
    tierSettledAt: null, lookAt: null, tierVersion: 0n, lines: 0, ...more,
  }, nextId, lots.map((amount): Lot => ({
    id: nextId(), memberId, amount, remaining: amount, expired: 0n, state: 'active', earnedAt: MERGED!,
    activeAt: MERGED!, expiresAt: END!, funder: 'hq', cause: 'adjustment', orderId: null,
  })));
  return book;
}

const balances = ({ account }: AccountBook) => ({ available: account.available, debt: account.debt });
const NOTHING = { held: 0n, growth: 0n, pendingGrowth: 0n, interactionGrowth: 0n, returnedGrowth: 0n };

/** Merged, then what happens, then parted again; `born`: debt that the other's goods gave rise to meanwhile. */
function mergedAndParted(
  survivor: AccountBook, other: AccountBook, between: (book: AccountBook) => void = () => undefined,
  born: Partial<Share['owed']> = {},
) {
  const lotIds = new Set(other.lots.keys());
  const joined = mergeInto(survivor, other, MERGED!);
  between(survivor);
  other.account.mergedInto = null;
  other.lots.clear();
  const owed = {
    other: joined.otherDebt + (born.other ?? 0n),
    both: joined.otherDebt + joined.survivorDebt + (born.both ?? 0n),
  };
  partFrom(survivor, other, { ...NOTHING, lotIds, repaid: joined.repaid, owed }, PARTED!);
  return { survivor: balances(survivor), other: balances(other) };
}

describe('one membership becomes two again', () => {
  it('with 200 available and 700 debt, which had become 0 and 500', () => {
    expect(mergedAndParted(bookOf('s', [200n]), bookOf('o', [], { debt: 700n })))
      .toEqual({ survivor: { available: 200n, debt: 0n }, other: { available: 0n, debt: 700n } });
    expect(mergedAndParted(bookOf('s', [], { debt: 700n }), bookOf('o', [200n])))
      .toEqual({ survivor: { available: 0n, debt: 700n }, other: { available: 200n, debt: 0n } });
  });

  it('and owes 400 of the 700 when 300 repaid it meanwhile', () =>
    expect(mergedAndParted(bookOf('s', [200n]), bookOf('o', [], { debt: 700n }), (book) => {
      const posting = book.open('adjustment', MERGED!);
      book.credit(posting, 'issued', 300n);
    })).toEqual({ survivor: { available: 200n, debt: 0n }, other: { available: 0n, debt: 400n } }));

  it('with what was spent of the other\'s lots spent: 1,000 and 500, of which 1,200 went', () => {
    const other = bookOf('o', [1_000n]);
    for (const lot of other.lots.values()) Object.assign(lot, { expiresAt: new Date('2028-01-31') });
    expect(mergedAndParted(bookOf('s', [500n]), other, (book) => {
      book.spend(book.open('capture', MERGED!), 'redeemed', 1_200n);
    })).toEqual({ survivor: { available: 300n, debt: 0n }, other: { available: 0n, debt: 0n } });
  });

  it('with debt by whose goods gave rise to it', () =>
    expect(mergedAndParted(bookOf('s', []), bookOf('o', []), (book) => {
      book.takeBack(book.open('return', MERGED!), 300n, undefined);
    }, { other: 100n, both: 300n }))
      .toEqual({ survivor: { available: 0n, debt: 200n }, other: { available: 0n, debt: 100n } }));

  it('and no point appears or is lost, whatever was spent or came back meanwhile', () => fc.assert(
    fc.property(side(), side(), fc.array(fc.bigInt({ min: -400n, max: 400n }), { maxLength: 5 }),
      (a, b, moves) => {
        const [survivor, other] = [a, b].map(({ lots, debt }, index) => bookOf(String(index),
          lots, lots.length > 0 ? {} : { debt })) as [AccountBook, AccountBook];
        let sum = 0n;
        const outcome = mergedAndParted(survivor, other, (book) => {
          for (const amount of moves) {
            const posting = book.open('adjustment', MERGED!);
            if (amount > 0n) book.spend(posting, 'redeemed', amount);
            else book.takeBack(posting, -amount, undefined);
          }
          sum = book.account.available - book.account.debt;
        });
        const { survivor: own, other: others } = outcome;
        expect(own.available - own.debt + others.available - others.debt).toBe(sum);
        for (const each of [own, others]) expect(each.available === 0n || each.debt === 0n).toBe(true);
        for (const book of [survivor, other]) {
          expect([...book.lots.values()].reduce((all, lot) => all + lot.remaining, 0n))
            .toBe(book.account.available);
        }
      })));

  it('as they were when nothing happened in between', () => fc.assert(fc.property(side(), side(), (a, b) => {
    const [survivor, other] = [a, b].map(({ lots, debt }, index) => bookOf(String(index),
      lots, lots.length > 0 ? {} : { debt })) as [AccountBook, AccountBook];
    const before = { survivor: balances(survivor), other: balances(other) };
    expect(mergedAndParted(survivor, other)).toEqual(before);
  })));
});

function side() {
  return fc.record({
    lots: fc.array(fc.bigInt({ min: 1n, max: 1_000n }), { maxLength: 3 }),
    debt: fc.bigInt({ min: 0n, max: 1_500n }),
  });
}
