import { expect, it } from '@jest/globals';
import { againstHeadOffice, issueEntries } from './postings.ts';
import { csvOf } from './statement-csv.ts';
import { mayBeWorth, settledBy } from './statement.ts';
import { worthOf } from './worth.ts';

const told = (entries: ReturnType<typeof issueEntries>) =>
  entries.map(({ account, franchiseId, amountMinor }) => `${franchiseId ?? account} ${amountMinor}`);

it('September: FA +35,569, FB −6,172, head office −29,397, clearing at zero', () => {
  const fa = issueEntries(
    { franchiseId: 'FA', withHeadOfficeMinor: 29_397n, withFranchisesMinor: 6_172n, sparedMinor: 0n });
  const fb = issueEntries(
    { franchiseId: 'FB', withHeadOfficeMinor: 0n, withFranchisesMinor: -6_172n, sparedMinor: 0n });
  expect(told(fa)).toEqual(['FA 35569', 'head_office -29397', 'clearing -6172']);
  expect(told(fb)).toEqual(['FB -6172', 'clearing 6172']);
  expect([...fa, ...fb].reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(0n);
});

it('decisions and payouts are between the franchise and head office', () => {
  expect(told(againstHeadOffice('FB', 6_172n))).toEqual(['FB 6172', 'head_office -6172']);
  expect(told(againstHeadOffice('FA', -35_569n))).toEqual(['FA -35569', 'head_office 35569']);
  expect(againstHeadOffice('FA', 0n)).toEqual([]);
});

it('below zero nothing is paid and the rest is carried', () => {
  expect(settledBy(-3_000n)).toEqual({ dueMinor: 0n, carriedOutMinor: -3_000n });
  expect(settledBy(2_000n)).toEqual({ dueMinor: 2_000n, carriedOutMinor: 0n });
  expect(settledBy(0n)).toEqual({ dueMinor: 0n, carriedOutMinor: 0n });
});

it('a line is corrected, never turned around', () => {
  expect([mayBeWorth(100n, 0n), mayBeWorth(100n, 250n), mayBeWorth(-100n, -1n)]).toEqual([true, true, true]);
  expect([mayBeWorth(100n, -1n), mayBeWorth(-100n, 1n)]).toEqual([false, false]);
  expect([mayBeWorth(0n, -1n), mayBeWorth(0n, 1n), mayBeWorth(0n, 0n)]).toEqual([false, false, true]);
});

it('the file says lines, what was carried in, and sums that are the statement\'s', () => {
  const text = csvOf({
    number: 'S-202610-f-01-CNY', currency: 'CNY', carriedInMinor: -500n, linesMinor: 1_234n, correctedMinor: -34n,
    disputedMinor: 0n, netMinor: 700n,
  }, [
    { month: '2026-09', countsAt: new Date('2026-10-02T04:00:00Z'), orderId: 'ord_1', kind: 'accrual', side: 'home',
      state: 'upheld', amountMinor: 1_234n, correctedMinor: -34n },
  ], { first: true, last: true });
  expect(text.split('\r\n')).toEqual([
    'number,month,counts_at,order,kind,side,state,currency,amount,corrected,worth',
    '"S-202610-f-01-CNY","2026-09",2026-10-02T04:00:00.000Z,"ord_1",accrual,home,upheld,CNY,12.34,-0.34,12.00',
    '"S-202610-f-01-CNY",,,,carried_in,,,CNY,,,-5.00',
    '"S-202610-f-01-CNY",,,,disputed,,,CNY,,,0.00',
    '"S-202610-f-01-CNY",,,,due,,,CNY,12.34,-0.34,7.00',
    '',
  ]);
});

it('what a return takes is at most what a decision left, and all of that when nothing remains', () => {
  const after = (accrued: bigint, decidedMinor: bigint | null, ...returns: bigint[]) => worthOf([
    { bookedMinor: accrued, decidedMinor }, ...returns.map((bookedMinor) => ({ bookedMinor, decidedMinor: null }))]);
  expect(after(26_997n, null, -26_997n)).toEqual([26_997n, -26_997n]);
  expect(after(26_997n, 20_000n, -26_997n)).toEqual([20_000n, -20_000n]);
  expect(after(26_997n, 20_000n, -3_000n, -23_997n)).toEqual([20_000n, -3_000n, -17_000n]);
  expect(after(26_997n, 30_000n, -26_997n)).toEqual([30_000n, -30_000n]);
  expect(after(26_997n, 0n, -3_000n)).toEqual([0n, 0n]);
  expect(worthOf([{ bookedMinor: 100n, decidedMinor: null }, { bookedMinor: -100n, decidedMinor: 0n }]))
    .toEqual([100n, 0n]);
});

it('what was issued stays, whenever it is of: the rest shares what is left', () => {
  const rest = (bookedMinor: bigint, worthMinor: bigint, ...returns: bigint[]) =>
    worthOf(returns.map((minor) => ({ bookedMinor: minor, decidedMinor: null })), { bookedMinor, worthMinor });
  expect(rest(23_997n, 17_000n, -23_997n)).toEqual([-17_000n]);
  expect(rest(23_997n, 17_000n, -3_000n, -20_997n)).toEqual([-3_000n, -14_000n]);
  expect(rest(26_997n, 0n, -3_000n)).toEqual([0n]);
});

it('what a franchise is spared of a return, head office bears: the other franchise has all of it', () => {
  const fa = issueEntries(
    { franchiseId: 'FA', withHeadOfficeMinor: 0n, withFranchisesMinor: -20_000n, sparedMinor: 6_997n });
  const fb = issueEntries(
    { franchiseId: 'FB', withHeadOfficeMinor: 0n, withFranchisesMinor: 26_997n, sparedMinor: 0n });
  expect(told(fa)).toEqual(['FA -20000', 'head_office -6997', 'clearing 26997']);
  expect(told(fb)).toEqual(['FB 26997', 'clearing -26997']);
});
