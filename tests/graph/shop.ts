import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import type { TestGraph } from '../kit/graph.ts';
import { channel } from '../kit/subgraph.ts';

/** A small brand set up through the graph: one web shop, one franchise with a store, three products. */
export interface Shop {
  readonly channelId: string;
  readonly partner: Actor;
  readonly franchiseId: string;
  readonly franchiseUuid: string;
  readonly storeId: string;
  readonly webShopId: string;
}

const PARTNER_SCOPES = [
  'members:read', 'members:write', 'loyalty:read', 'loyalty:hold', 'catalog:read', 'orders:read', 'orders:write',
  'campaigns:read', 'campaigns:claim', 'franchises:read',
];

export async function openShop(graph: TestGraph): Promise<Shop> {
  const { registerChannel } = await graph.get(`mutation { registerChannel(input: {
    code: "mini", name: "Mini-program", kind: MINI_PROGRAM, idempotencyKey: "chn" }) {
    channel { id } userErrors { code path } } }`);
  const channelId = registerChannel.channel.id;
  const { registerFranchise } = await graph.get(`mutation { registerFranchise(input: {
    code: "f-a", name: "Franchise A", city: "Hangzhou", region: "CN", idempotencyKey: "frn",
    contract: { number: "C-1", startsOn: "2024-01-01" } }) {
    franchise { id } userErrors { code path } } }`);
  if (!registerFranchise.franchise) throw new Error(JSON.stringify(registerFranchise.userErrors));
  const franchiseId = registerFranchise.franchise.id;
  const outlet = async (code: string, kind: string, owner: string | null) => {
    const { registerOutlet } = await graph.get(`mutation($owner: ID, $channel: ID) {
      registerOutlet(input: { code: "${code}", name: "${code}", city: "Hangzhou", region: "CN",
        kind: ${kind}, franchiseId: $owner, channelId: $channel, idempotencyKey: "${code}" }) {
        outlet { id } userErrors { code path } } }`, { owner, channel: channelId });
    return registerOutlet.outlet.id as string;
  };
  const storeId = await outlet('s-1', 'FRANCHISE_STORE', franchiseId);
  const webShopId = await outlet('w-1', 'WEB_SHOP', null);
  await stockProducts(graph);
  await graph.settled();
  return {
    channelId, franchiseId, storeId, webShopId,
    franchiseUuid: decodeId('frn', franchiseId)!,
    partner: channel(decodeId('chn', channelId)!, ...PARTNER_SCOPES),
  };
}

/** Ring A 8,999.00 (cost 4,300.00), bracelet C 12,345.67 (cost 11,800.00), bar D 26,800.00. */
async function stockProducts(graph: TestGraph): Promise<void> {
  const product = (style: string, marginClass: string, demandClass: string, price: string) => ({
    styleNo: style, nameZh: `商品${style}`, nameEn: `Product ${style}`, category: 'RING',
    demandClass, marginClass, classFrom: '2024-01-01T00:00:00Z', metal: 'GOLD', purity: 9990,
    items: [{ sku: `${style}-1`, currency: 'CNY', pricing: 'FIXED', fixedPrice: price,
      grossWeightMg: 5000, goldWeightMg: 4000, labour: '425.60' }],
  });
  const { putProducts } = await graph.get(`mutation($input: PutProductsInput!) {
    putProducts(input: $input) { results { userErrors { code path message }
      product { items { edges { node { id sku } } } } } userErrors { code } } }`, { input: {
    idempotencyKey: 'products', products: [
      product('RING', 'A', 'WEDDING', '8999.00'), product('BRACELET', 'C', 'DAILY', '12345.67'),
      product('BAR', 'D', 'INVESTMENT', '26800.00')],
  } });
  const costs: Record<string, string> = {
    'RING-1': '4300.00', 'BRACELET-1': '11800.00', 'BAR-1': '26720.00' };
  for (const { product: put, userErrors } of putProducts.results) {
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    const item = put.items.edges[0].node;
    const { setItemCost } = await graph.get(`mutation($input: SetItemCostInput!) {
      setItemCost(input: $input) { userErrors { code path message } } }`, { input: {
      itemId: item.id, cost: { amount: costs[item.sku], currency: 'CNY' },
      effectiveAt: '2024-01-01T00:00:00Z', idempotencyKey: `cost-${item.sku}`,
    } });
    if (setItemCost.userErrors.length > 0) throw new Error(JSON.stringify(setItemCost.userErrors));
  }
}

export async function enrol(
  graph: TestGraph, shop: Shop, externalId: string, more: Record<string, unknown> = {},
): Promise<string> {
  const { enrolMember } = await graph.get(`mutation($input: EnrolMemberInput!) {
    enrolMember(input: $input) { member { id } userErrors { code path message } } }`, { input: {
    channelId: shop.channelId, externalId, region: 'CN', name: '王小明', source: 'ONLINE',
    idempotencyKey: `enrol-${externalId}`, ...more,
  } }, shop.partner);
  if (!enrolMember.member) throw new Error(JSON.stringify(enrolMember.userErrors));
  return enrolMember.member.id;
}

/** Examples 1 of domain.md 3.1: ring, bracelet and bar with a coupon of 500 on ring and bracelet. */
export function exampleOrder(shop: Shop, externalId: string, more: Record<string, unknown> = {}) {
  return {
    externalNo: `no-${externalId}`, buyer: { externalId }, outletId: shop.webShopId,
    fulfilment: 'WEB', currency: 'CNY', paidAt: '2026-09-01T04:00:00Z',
    lines: [{ sku: 'RING-1', unitPrice: '8999.00' }, { sku: 'BRACELET-1', unitPrice: '12345.67' },
      { sku: 'BAR-1', unitPrice: '26800.00' }],
    orderDiscounts: [{ code: 'COUPON', amount: '500.00', eligibleLines: [0, 1] }],
    ...more,
  };
}

export async function record(
  graph: TestGraph, shop: Shop, orders: readonly object[], actor = shop.partner,
) {
  const { recordOrders } = await graph.get(`mutation($input: RecordOrdersInput!) {
    recordOrders(input: $input) { results { externalNo created order { id }
      userErrors { code path message } } } }`, { input: { orders } }, actor);
  return recordOrders.results as { externalNo: string; created: boolean;
    order: { id: string } | null; userErrors: { code: string; path: string[] }[] }[];
}
