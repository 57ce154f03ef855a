import { newId } from '../../../subgraphs/kernel/ids.ts';
import { enrol, openShop, type Shop } from '../../graph/shop.ts';
import { waitUntilSettled } from '../checkers/settled.ts';
import { graphBehind, type Door } from './door.ts';

/** A brand on which load can be put: members with points, half of them at home in a store. */
export interface Brand {
  readonly door: Door;
  readonly shop: Shop;
  readonly members: readonly { id: string; externalId: string }[];
  readonly dropIds: readonly string[];
  /** The time all business times count from, so that a retry says the same as the first try. */
  readonly openedAt: Date;
}

export interface BrandSize {
  readonly members: number;
  readonly drops: readonly { stock: number; points: number }[];
}

export const SMALL_BRAND: BrandSize = {
  members: 8, drops: [{ stock: 3, points: 500 }, { stock: 3, points: 0 }],
};

const DAY_MS = 86_400_000;

export async function openBrand(door: Door, size: BrandSize = SMALL_BRAND): Promise<Brand> {
  const graph = graphBehind(door, () => waitUntilSettled(door.databaseUrl()));
  const openedAt = door.now();
  const shop = await openShop(graph);
  const members: { id: string; externalId: string }[] = [];
  for (let index = 0; index < size.members; index += 1) {
    const externalId = `m-${index}`;
    members.push({ externalId, id: await enrol(graph, shop, externalId) });
  }
  await graph.settled();
  const brand = { door, shop, members, openedAt, dropIds: await openRoom(graph, shop, openedAt, size) };
  await givePoints(graph, brand);
  await graph.settled();
  return brand;
}

type Graph = ReturnType<typeof graphBehind>;

/** Opening points for everybody; every second member first bought in the franchise's store. */
async function givePoints(graph: Graph, brand: Brand): Promise<void> {
  for (const [index, { id, externalId }] of brand.members.entries()) {
    const { adjustPoints } = await graph.get(`mutation($input: AdjustPointsInput!) {
      adjustPoints(input: $input) { userErrors { code } } }`, { input: {
      memberId: id, points: 10_000, reason: 'opening', idempotencyKey: `open-${externalId}` } });
    refuseErrors(adjustPoints);
    if (index % 2 === 1) continue;
    const paidAt = new Date(brand.openedAt.getTime() - 90 * DAY_MS).toISOString();
    const { recordOrders } = await graph.get(`mutation($input: RecordOrdersInput!) {
      recordOrders(input: $input) { results { userErrors { code } } } }`, { input: { orders: [{
      externalNo: `opening-${externalId}`, buyer: { externalId }, outletId: brand.shop.storeId,
      fulfilment: 'STORE', currency: 'CNY', paidAt, deliveredAt: paidAt,
      lines: [{ sku: 'RING-1', unitPrice: '8999.00' }],
    }] } }, brand.shop.partner);
    recordOrders.results.forEach(refuseErrors);
  }
}

async function openRoom(
  graph: Graph, shop: Shop, openedAt: Date, size: BrandSize,
): Promise<string[]> {
  const startsAt = new Date(openedAt.getTime() + 1_000).toISOString();
  const endsAt = new Date(openedAt.getTime() + 6 * 3_600_000).toISOString();
  const { scheduleLiveSession } = await graph.get(`mutation($input: ScheduleLiveSessionInput!) {
    scheduleLiveSession(input: $input) { liveSession { id version } userErrors { code path } } }`,
  { input: { titleZh: '专场', titleEn: 'Show', host: 'Lin', outletId: shop.webShopId, startsAt,
    endsAt, idempotencyKey: newId() } });
  refuseErrors(scheduleLiveSession);
  const { id, version } = scheduleLiveSession.liveSession;
  const { items } = await graph.get(`{ items: products { items {
    styleNo items(first: 1) { edges { node { id } } } } } }`);
  const ring = items.items.find((product: any) => product.styleNo === 'RING');
  const dropIds: string[] = [];
  for (const { stock, points } of size.drops) {
    const { addDrop } = await graph.get(`mutation($input: AddDropInput!) {
      addDrop(input: $input) { drop { id } userErrors { code path message } } }`, { input: {
      sessionId: id, itemId: ring.items.edges[0].node.id, stock, pointsPrice: points,
      cashPrice: { amount: '999.00', currency: 'CNY' }, opensAt: startsAt,
      tierDelaySeconds: [], limitPerMember: 3, idempotencyKey: newId() } });
    refuseErrors(addDrop);
    dropIds.push(addDrop.drop.id);
  }
  const { goLive } = await graph.get(`mutation($input: GoLiveInput!) {
    goLive(input: $input) { userErrors { code } } }`, { input: { id, expectedVersion: version } });
  refuseErrors(goLive);
  return dropIds;
}

function refuseErrors({ userErrors }: { userErrors: readonly unknown[] }): void {
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}
