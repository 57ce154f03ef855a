import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimDrops } from '../../subgraphs/campaigns/commands/claim-drops.ts';
import { comesBack, FA, line, sale, STORE_A } from '../../subgraphs/franchises/tests/network.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { encodeId, newId } from '../../subgraphs/kernel/ids.ts';
import { toJson } from '../../subgraphs/kernel/json.ts';
import { adjustPoints } from '../../subgraphs/loyalty/commands/points/adjust-points.ts';
import { holdPoints } from '../../subgraphs/loyalty/commands/holds/hold-points.ts';
import { settleHolds } from '../../subgraphs/loyalty/commands/holds/settle-holds.ts';
import { recordInteractions } from '../../subgraphs/loyalty/commands/record-interactions.ts';
import { recordOrders } from '../../subgraphs/orders/commands/record/record-orders.ts';
import { operator, person, type TestSubgraph } from '../kit/subgraph.ts';
import { dayAt, saleOf, type Family } from './family.ts';
import { closeRooms, DROP, eventOf, NOW, openRooms, tell, type Rooms } from './rooms.ts';
import { whileMerging } from './while-merging.ts';

let rooms: Rooms;
let survivor: string;
let old: string;
beforeAll(async () => {
  rooms = await openRooms();
});
afterAll(() => closeRooms(rooms));

/** Two members whom every room knows; the second is about to be merged into the first. */
async function meet(room: TestSubgraph): Promise<void> {
  [survivor, old] = [newId(), newId()];
  for (const memberId of [survivor, old]) {
    await tell(room, [
      eventOf('member.enrolled.v1', memberId, { memberId, region: 'CN', source: 'store',
        channelId: null, outletId: null, enrolledAt: dayAt(0) }),
      eventOf('member.visibility-changed.v1', memberId, { personId: memberId, tenantId: null,
        layer: 1, channelIds: [], survivorId: null, version: 1n }),
    ]);
  }
}
const merge = (room: TestSubgraph) => () => room.deliver('member.merged.v1', survivor,
  { memberId: survivor, otherMemberId: old, mergedAt: NOW });
const oneSale: Family = {
  enrolledAt: { A: { day: 0, outlet: null }, B: { day: 0, outlet: null }, C: { day: 0, outlet: null } },
  claimedOn: { A: 11, B: 11, C: 11 }, mergedOn: [20, 81], undone: [],
  sales: [{ who: 'A', by: 'id', day: 1, outlet: 'web', amountMinor: 1_000n, currency: 'CNY',
    deliveredAfter: null, back: null }],
};
const account = { locking: (sql: TestSubgraph['sql']) =>
  sql.all`select 1 from account where member_id = ${old} for update` };

describe('who waits for a lock while its member is merged lands at the survivor', () => {
  it('an order, in orders', async () => {
    await meet(rooms.orders);
    const [order] = await whileMerging(rooms.orders, { merge: merge(rooms.orders),
      work: () => rooms.orders.runBatch(recordOrders, [{ input: saleOf(
        { id: { A: old, B: old, C: old }, name: 'waiting', events: [] }, oneSale, 0) }]) });
    expect(order!.ok && await rooms.orders.sql.one`select member_id, bought_as_member_id
      from sales_order where id = ${order!.value.orderId}`)
      .toEqual({ member_id: survivor, bought_as_member_id: old });
  });

  it('a sale with its attribution, in franchises', async () => {
    await meet(rooms.franchises);
    const sold = { ...sale(old, STORE_A, '2026-09-15'), paidAt: new Date(NOW.getTime() + 1) };
    await whileMerging(rooms.franchises, { merge: merge(rooms.franchises),
      work: () => rooms.franchises.deliver('order.recorded.v1', sold.orderId, sold) });
    expect(await rooms.franchises.sql.one`select member_id, buyer_id from order_fact
      where order_id = ${sold.orderId}`).toEqual({ member_id: survivor, buyer_id: survivor });
    expect(await rooms.franchises.sql.all`select member_id, franchise_id from attribution
      where member_id in (${old}, ${survivor})`).toEqual([{ member_id: survivor, franchise_id: FA }]);
  });

  it('a sale, points by hand, a hold and an interaction, in loyalty', async () => {
    const { loyalty } = rooms;
    await meet(loyalty);
    const sold = sale(old, STORE_A, '2026-09-14');
    await whileMerging(loyalty, { ...account, merge: merge(loyalty),
      work: () => loyalty.deliver('order.recorded.v1', sold.orderId, sold) });
    expect(await loyalty.sql.one`select member_id from order_points where order_id = ${sold.orderId}`)
      .toEqual({ member_id: survivor });
    await meet(loyalty);
    const adjusted = await whileMerging(loyalty, { ...account, merge: merge(loyalty),
      work: () => loyalty.run(adjustPoints, { memberId: old, points: 500n, reason: 'tests' },
        { actor: operator() }) });
    expect(adjusted.ok && await loyalty.sql.one`select member_id from points_adjustment
      where id = ${adjusted.value.adjustmentId}`).toEqual({ member_id: survivor });
    await meet(loyalty);
    await loyalty.run(adjustPoints, { memberId: old, points: 500n, reason: 'tests' },
      { actor: operator() });
    const [hold] = await whileMerging(loyalty, { ...account, merge: merge(loyalty),
      work: () => loyalty.runBatch(holdPoints, [{ input: {
        memberId: old, points: 300n, purpose: 'tests', ttlMinutes: 10 } }]) });
    expect(hold!.ok && await loyalty.sql.one`select member_id from points_hold
      where id = ${hold!.value.holdId}`).toEqual({ member_id: survivor });
    await meet(loyalty);
    await whileMerging(loyalty, { ...account, merge: merge(loyalty),
      work: () => loyalty.runBatch(recordInteractions, [{ input: { memberId: old,
        interactions: [{ contentId: newId(), kind: 'like', at: NOW }] } }]) });
    expect(await loyalty.sql.all`select member_id from interaction_growth
      where member_id in (${old}, ${survivor})`).toEqual([{ member_id: survivor }]);
  });

  it('a claim, in campaigns', async () => {
    await meet(rooms.campaigns);
    const [claim] = await whileMerging(rooms.campaigns, { merge: merge(rooms.campaigns),
      work: () => rooms.campaigns.runBatch(claimDrops, [{
        input: { dropId: DROP, memberId: old, passcode: null } }]) });
    expect(claim!.ok && await rooms.campaigns.sql.one`select member_id from claim
      where id = ${claim!.value.claimId}`).toEqual({ member_id: survivor });
  });
});

describe('every id of a person means the person', () => {
  const fields = {
    orders: 'orders { edges { node { id } } }', loyalty: 'loyalty { id available pending }',
    franchises: 'attribution { id franchise { id } } attributionHistory { id }',
    campaigns: 'claims { edges { node { id } } }',
  } as const;
  const asked = async (room: keyof typeof fields, id: string, actor: Actor) => {
    const { data, errors } = await rooms[room].query(`query ($r: [_Any!]!) {
      _entities(representations: $r) { ... on Member { ${fields[room]} } } }`,
    { r: [{ __typename: 'Member', id: encodeId('mem', id) }] }, actor);
    expect(errors).toBeUndefined();
    return data._entities[0];
  };
  const SCOPES = ['members:read', 'orders:read', 'loyalty:read', 'campaigns:read', 'franchises:read'];

  /** Something of the old id's own, then the merge, then who may see it. */
  async function become(room: TestSubgraph, own: () => Promise<unknown>): Promise<void> {
    await meet(room);
    await own();
    expect(await merge(room)()).toBeNull();
    expect(await room.deliver('member.visibility-changed.v1', old, { personId: old, tenantId: null,
      layer: 1, channelIds: [], survivorId: survivor, version: 2n })).toBeNull();
  }

  it.each([
    ['orders', () => rooms.orders.runBatch(recordOrders, [{ input: saleOf(
      { id: { A: old, B: old, C: old }, name: newId(), events: [] }, oneSale, 0) }])],
    ['loyalty', () => rooms.loyalty.run(adjustPoints,
      { memberId: old, points: 500n, reason: 'tests' }, { actor: operator() })],
    ['franchises', () => {
      const sold = sale(old, STORE_A, '2026-09-14');
      return rooms.franchises.deliver('order.recorded.v1', sold.orderId, sold);
    }],
    ['campaigns', () => rooms.campaigns.runBatch(claimDrops, [{
      input: { dropId: DROP, memberId: old, passcode: null } }])],
  ] as const)('in what is read of %s, for head office and for the member', async (room, own) => {
    await become(rooms[room], own);
    const truth = await asked(room, survivor, operator(...SCOPES));
    expect(JSON.stringify(truth)).toMatch(/_[0-9a-z]{26}/);
    for (const [id, actor] of [
      [old, operator(...SCOPES)], [survivor, person(old, ...SCOPES)], [old, person(old, ...SCOPES)],
      [old, person(survivor, ...SCOPES)],
    ] as const) expect(await asked(room, id, actor)).toEqual(truth);
    const stranger = JSON.stringify(await asked(room, old, person(newId(), ...SCOPES)));
    expect(stranger).not.toMatch(/_[0-9a-z]{26}/);
  });
});

describe('a merge that is undone', () => {
  const toldMerge = () => ({ memberId: survivor, otherMemberId: old, mergedAt: NOW, mergeId: newId() });
  const undone = (mergeId: string) => ({ mergeId, memberId: survivor, otherMemberId: old, unmergedAt: NOW });
  const give = (memberId: string, points: bigint) => rooms.loyalty.run(adjustPoints,
    { memberId, points, reason: 'tests' }, { actor: operator() });
  const have = () => rooms.loyalty.sql.all`select member_id, available, held, debt from account
    where member_id in (${survivor}, ${old}) order by opened_at, member_id`;

  it('is foretold by a room as it will be, and told twice is the same', async () => {
    const { loyalty } = rooms;
    await meet(loyalty);
    await give(survivor, 500n);
    await give(old, 300n);
    const before = await have();
    const told = toldMerge();
    const foretold = await loyalty.runtime.port.foretell!(
      { deed: 'merge', told: toJson(told), requestId: 'tests' });
    expect(foretold.moved).toContainEqual({ what: 'available', amount: '300' });
    expect(await have()).toEqual(before);
    await loyalty.deliver('member.merged.v1', survivor, told);
    const parting = undone(told.mergeId);
    const back = await loyalty.runtime.port.foretell!(
      { deed: 'unmerge', told: toJson(parting), requestId: 'tests' });
    expect(back.moved).toEqual(expect.arrayContaining([{ what: 'lot', amount: '1' },
      { what: 'available', amount: '300' }, { what: 'leftAvailable', amount: '500' },
      { what: 'debt', amount: '0' }]));
    expect(await loyalty.deliver('member.unmerged.v1', survivor, parting)).toBeNull();
    expect(await have()).toEqual(before);
    for (const [name, payload] of [['member.merged.v1', told], ['member.unmerged.v1', parting]] as const) {
      expect(await loyalty.deliver(name, survivor, payload)).toBeNull();
      expect(await have()).toEqual(before);
    }
  });

  it('is waited for where it comes before its merge', async () => {
    await meet(rooms.orders);
    expect(await rooms.orders.deliver('member.unmerged.v1', survivor, undone(newId()))).toMatch(/not yet/);
  });

  it('leaves what was spent and what is held with who did it, and no point appears or is lost', async () => {
    const { loyalty } = rooms;
    await meet(loyalty);
    await give(old, 300n);
    await give(survivor, 500n);
    const told = toldMerge();
    await loyalty.deliver('member.merged.v1', survivor, told);
    const [hold] = await loyalty.runBatch(holdPoints, [{ input: {
      memberId: survivor, points: 600n, purpose: 'tests', ttlMinutes: 10 } }]);
    await loyalty.deliver('member.unmerged.v1', survivor, undone(told.mergeId));
    expect(await loyalty.sql.one`select sum(available)::bigint as available from account
      where member_id in (${survivor}, ${old})`).toEqual({ available: 200n });
    expect(await loyalty.sql.one`select held from account where member_id = ${survivor}`).toEqual({ held: 600n });
    expect(hold!.ok && await loyalty.runBatch(settleHolds,
      [{ input: { holdId: hold!.value.holdId, action: 'void' } }])).toMatchObject([{ ok: true }]);
    expect(await loyalty.sql.one`select sum(available)::bigint as all, sum(held)::bigint as held,
      (select sum(remaining)::bigint from lot where member_id in (${survivor}, ${old})) as lots
      from account where member_id in (${survivor}, ${old})`).toEqual({ all: 800n, held: 0n, lots: 800n });
  });

  it('leaves no tier to whose goods came back while it was somebody else', async () => {
    const { loyalty } = rooms;
    await meet(loyalty);
    const sold = sale(old, STORE_A, '2026-05-01', { lines: [line({ baseMinor: 120_000n })] });
    await loyalty.deliver('order.recorded.v1', sold.orderId, sold);
    const told = toldMerge();
    await loyalty.deliver('member.merged.v1', survivor, told);
    await loyalty.deliver('order.returned.v1', sold.orderId, comesBack(sold, '2026-05-09'));
    await loyalty.deliver('member.unmerged.v1', survivor, undone(told.mergeId));
    expect(await loyalty.sql.all`select to_tier, at from tier_change
      where member_id = ${old} and superseded_at is null order by at`).toMatchObject([
      { to_tier: 'silver', at: sold.paidAt }, { to_tier: 'base', at: comesBack(sold, '2026-05-09').returnedAt }]);
    expect(await loyalty.sql.one`select tier, growth from account where member_id = ${old}`)
      .toEqual({ tier: 'base', growth: 0n });
  });
});
