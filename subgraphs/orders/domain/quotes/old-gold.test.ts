import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { goldOfLine, labourLeft, takenBySale } from './old-gold.ts';

const asked = { offeredMinor: 944_034n, storeCreditMinor: 0n, paysLabour: true };

it('pays what it was offered at: 636,766 are due of 1,538,240 and 42,560', () => {
  const sale = { payableMinor: 1_580_800n, labourMinor: 42_560n };
  expect(takenBySale(asked, sale)).toEqual({ ok: true, takenMinor: 944_034n });
  expect(sale.payableMinor - 944_034n).toBe(636_766n);
});

it('pays no more than there is, and no labour that is paid besides', () => {
  const ring = { payableMinor: 500_000n, labourMinor: 40_000n };
  expect(takenBySale(asked, ring)).toEqual({ ok: true, takenMinor: 500_000n });
  expect(takenBySale({ ...asked, paysLabour: false }, ring)).toEqual({ ok: true, takenMinor: 460_000n });
  expect(takenBySale({ ...asked, paysLabour: false }, { payableMinor: 30_000n, labourMinor: 40_000n }))
    .toEqual({ ok: true, takenMinor: 0n });
});

it('leaves labour that coupons and points have not paid already', () => {
  const ring = { labourMinor: 42_560n, labourReductionMinor: 8_512n, pointsCash: 'labour' as const, pointsCashMinor: 0n,
    payableMinor: 1_226_055n };
  expect(labourLeft(ring)).toBe(34_048n);
  expect(takenBySale({ ...asked, offeredMinor: 2_000_000n, paysLabour: false },
    { payableMinor: 1_226_055n, labourMinor: labourLeft(ring) })).toEqual({ ok: true, takenMinor: 1_192_007n });
  expect(labourLeft({ ...ring, pointsCashMinor: 34_048n })).toBe(0n);
  expect(labourLeft({ ...ring, pointsCash: 'percent', pointsCashMinor: 34_048n })).toBe(34_048n);
  expect([labourLeft({ ...ring, payableMinor: 500n }), labourLeft({ ...ring, labourMinor: null })]).toEqual([500n, 0n]);
});

it('takes store credit by amount, and says how much might be', () => {
  const sale = { payableMinor: 1_000_000n, labourMinor: 0n };
  expect(takenBySale({ ...asked, storeCreditMinor: 55_966n }, sale)).toEqual({ ok: true, takenMinor: 1_000_000n });
  expect(takenBySale({ ...asked, storeCreditMinor: 55_967n }, sale)).toEqual({ ok: false, limitMinor: 55_966n });
});

it('never takes more than is to be paid, nor more than is named', () => {
  const minor = fc.bigInt({ min: 0n, max: 1_000_000n });
  fc.assert(fc.property(minor, minor, minor, minor, fc.boolean(), (offeredMinor, storeCreditMinor, payable, labour,
    paysLabour) => {
    const taken = takenBySale({ offeredMinor, storeCreditMinor, paysLabour }, { payableMinor: payable,
      labourMinor: labour });
    if (!taken.ok) return;
    expect(taken.takenMinor <= payable && taken.takenMinor <= offeredMinor + storeCreditMinor).toBe(true);
  }));
});

it('knows the gold of a line by the scale, or by the catalog where the price is fixed', () => {
  const line = { goldWeightMg: 15_200n, boardMinor: 101_200n, unitPriceMinor: 1_580_800n, knownWeightMg: 15_000n,
    quantity: 2 };
  expect(goldOfLine(line)).toEqual({ weightMg: 30_400n, minor: 3_076_480n });
  expect(goldOfLine({ ...line, goldWeightMg: null, boardMinor: null })).toEqual({ weightMg: 30_000n,
    minor: 3_161_600n });
});
