import { expect, it } from '@jest/globals';
import { bundleFrom, bundlePlace, valuesOf, type Bundle } from './bundle-values.ts';

const SET: Bundle = {
  id: 'bnd_1', code: 'SET-1', nameZh: '婚嫁三金', nameEn: 'Wedding set', pricing: 'PERCENT_OFF', amount: null, offBps: 550,
  returns: 'KEEP', startsAt: '2026-10-01T00:00:00.000Z', endsAt: null, retired: false, version: 3,
  parts: [{ quantity: 2, item: { id: 'itm_1', sku: 'RING' } },
    { quantity: 1, item: { id: 'itm_2', sku: 'CHAIN' } }],
} as Bundle;
const same = (at: string) => at;
const idOf = (sku: string) => ({ RING: 'itm_1', CHAIN: 'itm_2' })[sku] ?? sku;
const sent = (values: ReturnType<typeof valuesOf>) => bundleFrom(values, idOf, (kept) => kept || null);

it('is sent as it was read, items by their SKU and a share as percent', () => {
  const values = valuesOf(SET, 'CNY', same);
  expect(values).toMatchObject({ offPercent: '5.5', expectedVersion: 3, parts: [{ sku: 'RING', quantity: '2' },
    { sku: 'CHAIN', quantity: '1' }] });
  expect(sent(values)).toEqual({ code: 'SET-1', nameZh: '婚嫁三金', nameEn: 'Wedding set', pricing: 'PERCENT_OFF',
    returns: 'KEEP', amount: null, offBps: 550, startsAt: SET.startsAt, endsAt: null, retired: false,
    expectedVersion: 3, parts: [{ itemId: 'itm_1', quantity: 2 }, { itemId: 'itm_2', quantity: 1 }] });
});

it('of a price says no share, and what is no number is refused by the house', () => {
  const fresh = { ...valuesOf(null, 'HKD', same), amount: ' 1899.00 ', parts: [{ sku: 'NEW', quantity: 'two' }] };
  expect(sent(fresh)).toMatchObject({ amount: { amount: '1899.00', currency: 'HKD' }, offBps: null, expectedVersion: 0,
    parts: [{ itemId: 'NEW', quantity: 0 }] });
});

it('finds the field of a refusal', () => {
  expect([['parts', '1', 'itemId'], ['parts'], ['offBps'], ['amount', 'amount'], ['code']].map(bundlePlace)).toEqual([
    ['parts', '1', 'sku'], ['parts', '0', 'sku'], ['offPercent'], ['amount'], ['code']]);
});
