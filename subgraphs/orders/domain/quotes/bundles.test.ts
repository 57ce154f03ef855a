import { describe, expect, it } from '@jest/globals';
import { bundleWithheld, type BundledLine } from '../returns/bundle-withheld.ts';
import { bundleReductions, type BundleTerms } from './bundle-reduction.ts';

const terms = (more: Partial<BundleTerms>): BundleTerms => ({ id: 'b', place: 0, count: 1, pricing: 'price',
  amountMinor: 2_200_000n, currency: 'CNY', offBps: null, recheck: false, ...more });
const of = (bundle: BundleTerms) => bundleReductions([
  { amountMinor: 899_900n, bundle }, { amountMinor: 50_000n }, { amountMinor: 1_580_800n, bundle }]);

describe('a bundle takes off', () => {
  it.each<[string, Partial<BundleTerms>, bigint[]]>([
    ['down to its price', {}, [101_827n, 0n, 178_873n]],
    ['down to the price of two', { count: 2, amountMinor: 1_100_000n }, [101_827n, 0n, 178_873n]],
    ['a share', { pricing: 'percent_off', amountMinor: null, offBps: 1_000 }, [89_990n, 0n, 158_080n]],
    ['an amount', { pricing: 'amount_off', amountMinor: 1n }, [0n, 0n, 1n]],
    ['no more than there is', { pricing: 'amount_off', amountMinor: 9_999_999n }, [899_900n, 0n, 1_580_800n]],
    ['nothing where it would be dearer', { amountMinor: 2_500_000n }, [0n, 0n, 0n]],
  ])('%s', (_, change, shares) => expect(of(terms(change))).toEqual(shares));

  it('each by itself, also twice the same', () => {
    const [first, second] = [terms({ amountMinor: 800n }), terms({ place: 1, amountMinor: 900n })];
    expect(bundleReductions([{ amountMinor: 500n, bundle: first }, { amountMinor: 500n, bundle: second },
      { amountMinor: 500n, bundle: first }, { amountMinor: 500n, bundle: second }])).toEqual([100n, 50n, 100n, 50n]);
  });
});

describe('what stays of a bundle that asks again', () => {
  const line = (bundleDiscountMinor: bigint, returnedQuantity: number, more: Partial<BundledLine> = {}): BundledLine =>
    ({ bundleNo: 0, bundleDiscountMinor, recheck: true, quantity: 1, returnedQuantity, baseMinor: 1_000n,
      returnedBaseMinor: returnedQuantity ? 1_000n : 0n, ...more });
  it('is paid without its reduction', () => {
    expect(bundleWithheld([line(101_827n, 0), line(178_873n, 1)])).toBe(101_827n);
    expect(bundleWithheld([line(300n, 1, { quantity: 3, returnedBaseMinor: 333n }), line(50n, 0)])).toBe(250n);
  });
  it('is what has value left: a line whose base came back without a piece is gone', () => {
    const refunded = { returnedBaseMinor: 1_000n };
    expect(bundleWithheld([line(101_827n, 0), line(178_873n, 0, refunded)])).toBe(101_827n);
    expect(bundleWithheld([line(101_827n, 0, refunded), line(178_873n, 1)])).toBe(0n);
    expect(bundleWithheld([line(1_000n, 0, { returnedBaseMinor: 400n }), line(178_873n, 1)])).toBe(600n);
    expect(bundleWithheld([line(101_827n, 0), line(178_873n, 0, { returnedBaseMinor: 999n })])).toBe(0n);
    expect(bundleWithheld([line(500n, 0, { baseMinor: 0n }), line(178_873n, 1)])).toBe(500n);
  });
  it('is nothing while it is whole, gone, of another bundle, of none, or keeps its reduction', () => {
    expect(bundleWithheld([line(101_827n, 0), line(178_873n, 0)])).toBe(0n);
    expect(bundleWithheld([line(101_827n, 1), line(178_873n, 1)])).toBe(0n);
    expect(bundleWithheld([line(101_827n, 0), line(178_873n, 1, { bundleNo: 1 })])).toBe(0n);
    expect(bundleWithheld([line(101_827n, 0), line(0n, 1, { bundleNo: null, recheck: null })])).toBe(0n);
    expect(bundleWithheld([line(101_827n, 0), line(178_873n, 1)].map((one) => ({ ...one, recheck: false })))).toBe(0n);
  });
});
