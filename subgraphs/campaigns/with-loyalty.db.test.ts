import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestGraph, type TestGraph } from '../../tests/kit/graph.ts';
import { until } from '../../tests/kit/until.ts';
import { encodeId, newId } from '../kernel/ids.ts';
import { toJson } from '../kernel/json.ts';

let graph: TestGraph;
beforeAll(async () => { graph = await startTestGraph({ now: '2026-09-15T12:00:00Z' }); }, 60_000);
afterAll(() => graph.stop());

const tell = (name: string, aggregateId: string, payload: object) =>
  graph.runtimes.get('campaigns')!.port.deliver([{
    id: newId(), name, aggregateId, at: new Date().toISOString(), requestId: 'test',
    payload: JSON.parse(toJson(payload)),
  }]);
const mutate = async (field: string, what: string, input: object): Promise<any> => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const data = await graph.get(`mutation ($input: ${type}!) { ${field}(input: $input) {
    ${what} userErrors { code path } } }`, { input });
  expect(data[field].userErrors).toEqual([]);
  return data[field];
};

async function openDrop(): Promise<string> {
  const [outletId, itemId] = [newId(), newId()];
  await tell('outlet.changed.v1', outletId, {
    outletId, code: 'live', name: 'Live', franchiseId: null, channelId: null, kind: 'live_room',
    region: 'CN', closed: false, version: 1n,
  });
  await tell('item.changed.v1', itemId, {
    itemId, productId: newId(), sku: itemId, name: 'Charm', version: 1n, classes: [], costMinor: null,
    costCurrency: null, labourMinor: null, priceCurrency: 'CNY', retired: false,
  });
  const { liveSession } = await mutate('scheduleLiveSession', 'liveSession { id }', {
    titleZh: '会员夜', titleEn: 'Evening', host: 'Lin', outletId: encodeId('out', outletId),
    startsAt: '2026-09-15T11:00:00Z', endsAt: '2026-09-15T14:00:00Z', idempotencyKey: newId(),
  });
  await mutate('goLive', 'liveSession { id }', { id: liveSession.id, expectedVersion: 1 });
  const { drop } = await mutate('addDrop', 'drop { id }', {
    sessionId: liveSession.id, itemId: encodeId('itm', itemId), stock: 3, pointsPrice: 8_000,
    cashPrice: { amount: '999.00', currency: 'CNY' }, opensAt: '2026-09-15T11:30:00Z',
    limitPerMember: 2, idempotencyKey: newId(),
  });
  return drop.id;
}

/** A member of mainland China with 10,000 points. */
async function enrol(): Promise<string> {
  const { member } = await mutate('enrolMember', 'member { id }', {
    region: 'CN', source: 'STORE', name: '李雷', phone: '+8613800138000', phoneVerified: true,
    idempotencyKey: newId(),
  });
  await graph.settled();
  await mutate('adjustPoints', 'account { available }', {
    memberId: member.id, points: 10_000, reason: 'welcome of a test', idempotencyKey: newId(),
  });
  return member.id;
}

it('holds points with the piece, gives them back on release and spends them on payment', async () => {
  const [dropId, memberId] = [await openDrop(), await enrol()];
  const points = async (): Promise<number[]> => {
    const { node } = await graph.get(`query ($id: ID!) { node(id: $id) {
      ... on Member { loyalty { available held } } } }`, { id: memberId });
    return [node.loyalty.available, node.loyalty.held];
  };
  const claim = () => graph.get(`mutation ($input: ClaimDropInput!) { claimDrop(input: $input) {
    claim { id state drop { available } member { id } } userErrors { code } } }`,
  { input: { dropId, memberId, idempotencyKey: newId() } }).then((data) => data.claimDrop);
  const first = await claim();
  expect(first).toMatchObject({
    claim: { state: 'CLAIMED', drop: { available: 2 }, member: { id: memberId } }, userErrors: [] });
  expect(await points()).toEqual([2_000, 8_000]);
  expect(await claim()).toEqual({ claim: null, userErrors: [{ code: 'INSUFFICIENT_POINTS' }] });
  await mutate('releaseClaim', 'claim { state }', { claimId: first.claim.id, idempotencyKey: newId() });
  await until(async () => (await points())[0] === 10_000);
  const second = await claim();
  await mutate('confirmClaim', 'claim { state }', { claimId: second.claim.id, idempotencyKey: newId() });
  await until(async () => (await points())[1] === 0);
  expect(await points()).toEqual([2_000, 0]);
}, 60_000);
