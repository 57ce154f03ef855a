import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  channel, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { orders } from '../../index.ts';
import {
  FRANCHISE, itemChanged, line, MEMBER, openShop, OTHER_FRANCHISE, OTHER_MEMBER, POS, RING, STORE,
  theOrder, TMALL,
} from '../../tests/shop.ts';
import type { OrderToRecord } from './order-to-record.ts';
import { recordOrders } from './record-orders.ts';

let g: TestSubgraph;
beforeEach(async () => {
  g = await startTestSubgraph(orders);
  await openShop(g);
});
afterEach(() => g.stop());

async function record(input: OrderToRecord, actor?: Actor) {
  const [outcome] = await g.runBatch(recordOrders, [actor ? { input, actor } : { input }]);
  return outcome!;
}

describe('who records where', () => {
  const atStore = () => theOrder({ outlet: { id: STORE }, channelId: POS });
  it('lets a channel record only for itself, and only name members linked to it', async () => {
    expect((await record(theOrder(), channel(TMALL))).ok).toBe(true);
    expect(await record(theOrder(), channel(POS))).toMatchObject({
      ok: false, refusals: [{ code: 'CHANNEL_NOT_YOURS' }] });
    const named = (memberId: string) => theOrder({ externalNo: memberId, buyer: { memberId } });
    expect((await record(named(MEMBER), channel(TMALL))).ok).toBe(true);
    expect(await record(named(OTHER_MEMBER), channel(TMALL))).toMatchObject({
      ok: false, refusals: [{ code: 'NOT_FOUND', path: ['buyer', 'memberId'] }] });
  });

  it('lets a franchise record at its own outlets only', async () => {
    expect((await record(atStore(), tenant(FRANCHISE))).ok).toBe(true);
    expect(await record({ ...atStore(), externalNo: 'T-2' }, tenant(OTHER_FRANCHISE))).toMatchObject({
      ok: false, refusals: [{ code: 'NOT_FOUND', path: ['outletId'] }] });
    expect(await record({ ...atStore(), externalNo: 'T-3' },
      { ...tenant(FRANCHISE), siteIds: [newId()] })).toMatchObject({ ok: false });
    const row = await g.sql.one<any>`select selling_tenant_id from sales_order`;
    expect(row.selling_tenant_id).toBe(FRANCHISE);
  });

  it('lets a channel sell at its outlets, a franchise under its channels, nobody where it was closed', async () => {
    const place = { outlet: { id: STORE }, channelId: TMALL, externalNo: 'T-2' };
    expect(await record(theOrder(place), channel(TMALL))).toMatchObject({
      ok: false, refusals: [{ code: 'NOT_SOLD_HERE', path: ['outletId'] }] });
    expect(await record(theOrder(place), tenant(FRANCHISE))).toMatchObject({
      ok: false, refusals: [{ code: 'CHANNEL_NOT_YOURS', path: ['channelId'] }] });
    expect(await g.events('order.recorded.v1')).toEqual([]);
    const sold = { ...atStore(), paidAt: new Date('2026-09-14T06:00:00Z') };
    expect((await record(sold, tenant(FRANCHISE))).ok).toBe(true);
    await g.deliver('outlet.changed.v1', STORE, { outletId: STORE, code: 'o-01', name: 'Store', region: 'CN',
      franchiseId: FRANCHISE, channelId: POS, kind: 'franchise_store', closed: true, version: 2n,
      closedAt: new Date('2026-09-14T05:00:00Z') });
    const late = { ...sold, externalNo: 'T-3' };
    for (const actor of [tenant(FRANCHISE), channel(POS), undefined]) {
      expect(await record({ ...late, buyer: null }, actor)).toMatchObject({
        ok: false, refusals: [{ code: 'OUTLET_CLOSED', path: ['outletId'] }] });
    }
    expect(await record(sold, tenant(FRANCHISE))).toMatchObject({ ok: true, value: { created: false } });
    expect(await record({ ...late, paidAt: new Date('2026-09-14T04:59:59Z') }, tenant(FRANCHISE)))
      .toMatchObject({ ok: true, value: { created: true } });
  });

  it('sells what is made for some only to them and by them', async () => {
    const made = (version: bigint, over: object) => g.deliver('item.changed.v1', RING,
      itemChanged(RING, 'RING', 'A', { version, ...over }));
    const ring = (over: Partial<OrderToRecord> = {}) => record(theOrder(
      { lines: [line('BRACELET', 100n), line('RING', 100n)], orderDiscounts: [], ...over }));
    await made(2n, { memberOnly: true });
    for (const buyer of [null, { externalId: 'nobody-yet' }]) {
      expect(await ring({ buyer })).toMatchObject({
        ok: false, refusals: [{ code: 'MEMBER_ONLY', path: ['lines', '1', 'sku'] }] });
    }
    expect((await ring()).ok).toBe(true);
    await made(3n, { exclusiveChannelIds: [POS], exclusiveTenantIds: [OTHER_FRANCHISE] });
    expect(await ring({ externalNo: 'T-2' })).toMatchObject({
      ok: false, refusals: [{ code: 'EXCLUSIVE_ELSEWHERE', path: ['lines', '1', 'sku'] }] });
    expect(await ring()).toMatchObject({ ok: true, value: { created: false } });
    expect((await ring({ externalNo: 'T-2', channelId: POS, buyer: null })).ok).toBe(true);
    await made(4n, {});
    expect((await ring({ externalNo: 'T-3', buyer: null })).ok).toBe(true);
    const early = { from: new Date('2020-01-01'), until: new Date('2030-01-01'), tiers: ['CN:gold'] };
    await made(5n, { saleTerms: { limited: false, presaleFrom: null, early } });
    expect((await ring({ externalNo: 'T-4' })).ok).toBe(true);
    expect((await ring({ externalNo: 'T-5', buyer: null })).ok).toBe(true);
    expect(await g.sql.all`select o.external_no as no, l.sku from order_line l join sales_order o on o.id = l.order_id
      where sold_against = '{EARLY_ACCESS_ONLY}'`).toEqual([{ no: 'T-5', sku: 'RING' }]);
    await made(6n, { saleTerms: { limited: false, presaleFrom: new Date('2030-01-01'), early: null } });
    expect((await ring({ externalNo: 'T-6' })).ok).toBe(true);
    expect(await g.sql.all`select o.external_no as no, l.sku from order_line l join sales_order o on o.id = l.order_id
      where sold_against = '{NOT_ON_SALE}'`).toEqual([{ no: 'T-6', sku: 'RING' }]);
  });

  it('lets no person record', async () => {
    expect(await record(theOrder(), person(MEMBER))).toMatchObject({
      ok: false, refusals: [{ code: 'CHANNEL_NOT_YOURS' }] });
  });

  it('takes the channel of the outlet when none is named', async () => {
    expect((await record(theOrder({ channelId: null }))).ok).toBe(true);
    const row = await g.sql.one<any>`select channel_id from sales_order`;
    expect(row.channel_id).toBe(TMALL);
  });
});
