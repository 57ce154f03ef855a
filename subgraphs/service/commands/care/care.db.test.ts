import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { channel, person, tenant } from '../../../../tests/kit/subgraph.ts';
import { until } from '../../../../tests/kit/until.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { memberIdOf, NOW, openDesk, SCOPES, type Desk } from '../../tests/desk.ts';
import { ordersOf } from '../../tests/orders.ts';
import { renewCare } from './renew-care.ts';

let desk: Desk;
let itemVersion = 0n;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.room.stop());

const { opened, step } = ordersOf(() => desk);
const ring = { category: 'ring', metal: 'gold', craft: '镶嵌', stones: ['钻石'] };
const told = (itemId: string, style: object = ring) => desk.room.deliver('item.changed.v1', itemId, { itemId,
  productId: newId(), sku: 's', name: '钻戒', classes: [], costMinor: null, costCurrency: null, labourMinor: null,
  priceCurrency: 'CNY', retired: false, ...style, version: itemVersion += 1n });
const line = (id: string) => encodeId(PREFIX.orderLine, id);
const self = (memberId: string) => person(memberId, ...SCOPES);
const strangers = async () => [desk.otherFranchise, tenant(newId(), ...SCOPES), channel(newId(), ...SCOPES),
  self(await desk.member())];

const piecesOf = async (memberId: string, actor: Actor) => (await desk.room.query(`query ($of: [_Any!]!) {
  _entities(representations: $of) { ... on Member { caredPieces { orderLineId name soldOn
    nextCare { care lastOn dueOn } } } } }`,
{ of: [{ __typename: 'Member', id: memberIdOf(memberId) }] }, actor)).data!['_entities'][0].caredPieces;
const due = async (actor: Actor, more: object = {}) => {
  await desk.room.run(renewCare, { limit: 500 });
  return (await desk.room.query(`query ($filter: DueCareFilter!) { dueCare(filter: $filter) { totalCount
    items { orderLineId care nameZh name lastOn dueOn member { id } outlet { id } } } }`,
  { filter: { from: '2026-01-01', until: '2027-12-31', ...more } }, actor)).data!.dueCare;
};
const dates = async (lineId: string) => (await due(desk.headOffice)).items
  .filter(({ orderLineId }: any) => orderLineId === line(lineId)).map(({ care, dueOn }: any) => [care, dueOn]);

async function served(memberId: string, lineId: string) {
  const order = await opened(memberId, { kind: 'cleaning', orderLineId: line(lineId) });
  const ready = await step(await step(order, 'START'), 'FINISH');
  return (await desk.change('handOverServiceOrder', 'serviceOrder { id version }',
    { id: ready.id, expectedVersion: ready.version, handedTo: '本人' })).serviceOrder;
}

it('says when a piece is looked after next: by what it is, from its sale or its last service', async () => {
  const [memberId, itemId] = [await desk.member(), newId()];
  await told(itemId);
  const { lineId } = await desk.sold(memberId, '2026-01-10T02:00:00Z', itemId);
  const piece = { orderLineId: line(lineId), name: '钻戒', soldOn: '2026-01-10', nextCare: [
    { care: 'prongs', lastOn: null, dueOn: '2026-07-10' }, { care: 'cleaning', lastOn: null, dueOn: '2027-01-10' }] };
  for (const actor of [desk.headOffice, desk.franchise, desk.till, self(memberId)]) {
    expect(await piecesOf(memberId, actor)).toEqual([piece]);
    expect((await due(actor)).items.filter(({ orderLineId }: any) => orderLineId === line(lineId))).toMatchObject([
      { care: 'prongs', nameZh: '镶口检查', name: '钻戒', dueOn: '2026-07-10', member: { id: memberIdOf(memberId) },
        outlet: { id: encodeId(PREFIX.outlet, desk.outletId) } }, { care: 'cleaning', dueOn: '2027-01-10' }]);
  }
  for (const actor of await strangers()) {
    expect([await piecesOf(memberId, actor), (await due(actor)).totalCount]).toEqual([[], 0]);
  }
  expect((await due({ ...desk.franchise, siteIds: [newId()] })).totalCount).toBe(0);
  expect((await due(desk.franchise, { until: '2026-07-09' })).totalCount).toBe(0);
  expect((await due(desk.franchise, { until: '2026-07-10' })).totalCount).toBe(1);
  expect((await due(desk.franchise, { outletId: 'nonsense' })).totalCount).toBe(0);
  const gone = await served(memberId, lineId);
  expect((await piecesOf(memberId, desk.headOffice))[0].nextCare).toEqual([
    { care: 'prongs', lastOn: '2026-10-01', dueOn: '2027-04-01' },
    { care: 'cleaning', lastOn: '2026-10-01', dueOn: '2027-10-01' }]);
  expect(await dates(lineId)).toEqual([['prongs', '2027-04-01'], ['cleaning', '2027-10-01']]);
  await step(gone, 'REOPEN', '仍有污渍');
  expect(await dates(lineId)).toEqual([['prongs', '2026-07-10'], ['cleaning', '2027-01-10']]);
});

it('follows what catalog tells, and what comes back', async () => {
  const [memberId, itemId] = [await desk.member(), newId()];
  const { orderId, lineId } = await desk.sold(memberId, '2026-02-01T02:00:00Z', itemId);
  expect(await dates(lineId)).toEqual([]);
  await told(itemId);
  expect(await dates(lineId)).toEqual([['prongs', '2026-08-01'], ['cleaning', '2027-02-01']]);
  await told(itemId, { ...ring, craft: '古法', stones: [] });
  expect(await dates(lineId)).toEqual([['cleaning', '2027-02-01']]);
  await desk.room.deliver('order.returned.v1', orderId, { orderId, returnId: newId(), memberId,
    returnedAt: new Date(NOW), whole: true, lines: [{ lineId, returnedQuantity: 1, returnedBaseMinor: 1n,
      remainingBaseMinor: 0n }] });
  expect([await dates(lineId), await piecesOf(memberId, desk.headOffice)]).toEqual([[], []]);
});

it('is asked for by any id of who was merged, and forgotten with who is erased', async () => {
  const [memberId, survivorId, itemId] = [await desk.member(), await desk.member(), newId()];
  await told(itemId);
  const { lineId } = await desk.sold(memberId, '2026-03-01T02:00:00Z', itemId);
  await desk.room.deliver('member.merged.v1', survivorId,
    { memberId: survivorId, otherMemberId: memberId, mergedAt: new Date(NOW) });
  for (const id of [memberId, survivorId]) {
    expect((await piecesOf(id, desk.headOffice)).map(({ orderLineId }: any) => orderLineId)).toEqual([line(lineId)]);
  }
  expect((await dates(lineId)).length).toBe(2);
  await desk.room.deliver('member.erased.v1', survivorId,
    { erasureId: newId(), memberId: survivorId, personIds: [survivorId, memberId], erasedAt: new Date(NOW) });
  expect([await dates(lineId), await piecesOf(survivorId, desk.headOffice)]).toEqual([[], []]);
  await told(itemId, { ...ring, stones: [] });
  expect(await dates(lineId)).toEqual([]);
});

it('is worked out again where catalog tells of the piece just while it is worked out', async () => {
  const [memberId, itemId] = [await desk.member(), newId()];
  const { lineId } = await desk.sold(memberId, '2026-04-01T02:00:00Z', itemId);
  const [locked, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const renew = defineCommand<object, null, never>({ name: 'service.test-renew', execute: async (tx) => {
    await tx.sql.all`select 1 from sold_line where line_id = ${lineId} for update`;
    locked.resolve();
    await go.promise;
    await tx.sql.run`update sold_line set care_version = 1 where line_id = ${lineId}`;
    return accepted(null);
  } });
  const renewing = desk.room.run(renew, {});
  await locked.promise;
  let isTold = false;
  const telling = told(itemId).finally(() => { isTold = true; });
  await until(async () => isTold || (await desk.room.sql.all`select 1 from pg_locks w
    join pg_locks h using (pid) where not w.granted and h.database = (
      select oid from pg_database where datname = current_database())`).length > 0);
  go.resolve();
  await Promise.all([renewing, telling]);
  expect(await dates(lineId)).toEqual([['prongs', '2026-10-01'], ['cleaning', '2027-04-01']]);
});

it('is of whoever has the outlet now; members, outlets and where it was sold may be told late', async () => {
  const [memberId, itemId, outletId, franchiseId] = [newId(), newId(), newId(), newId()];
  const [theirs, others] = [tenant(franchiseId, ...SCOPES), tenant(newId(), ...SCOPES)];
  const outlet = (told: object, version: bigint) => desk.room.deliver('outlet.changed.v1', outletId, { outletId,
    code: 's-9', name: 'Late', franchiseId, channelId: null, kind: 'franchise_store', region: 'CN', closed: false,
    ...told, version });
  await told(itemId);
  const { lineId, tell } = await desk.sold(memberId, '2026-05-01T02:00:00Z', itemId, outletId);
  expect(await dates(lineId)).toEqual([]);
  await desk.member(memberId);
  expect((await dates(lineId)).length).toBe(2);
  let visible = 1n;
  const seen = async (actor: Actor) => {
    await desk.room.deliver('member.visibility-changed.v1', memberId, { personId: memberId, tenantId: actor.tenantId!,
      layer: 1, channelIds: [], survivorId: null, version: visible += 1n });
    return (await due(actor)).totalCount;
  };
  expect(await seen(theirs)).toBe(0);
  await outlet({}, 1n);
  expect(await seen(theirs)).toBe(2);
  await outlet({ franchiseId: others.tenantId }, 2n);
  expect([await seen(theirs), await seen(others)]).toEqual([0, 2]);
  // What was told before outlets were kept is told with it again.
  await desk.room.sql.run`update sold_line set outlet_id = null, care_version = 0 where line_id = ${lineId}`;
  expect(await seen(others)).toBe(0);
  await tell();
  expect(await seen(others)).toBe(2);
});
