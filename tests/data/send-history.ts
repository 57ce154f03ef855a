import type { PartnerHouse } from '../client/house.ts';
import type { History, Sale } from './histories.ts';

/** Whoever bought, who sold, and by which ids the house knows them. */
export interface Sent { readonly memberOf: ReadonlyMap<string, string> }

const MOST = 250;

/** A history told through the graph as head office's import would: pieces, members, sales, what came back. */
export async function sendHistory(house: PartnerHouse, history: History): Promise<Sent> {
  const outletId = await openShop(house, history);
  const memberOf = await enrolAll(house, history);
  await house.settled(120_000);
  await inLists(history.sales, (sales) => recordAll(house, history, outletId, sales));
  await house.settled(240_000);
  await inLists(history.cancellations, async (cancellations) => {
    const { recordReturns } = await house.get(`mutation ($input: RecordReturnsInput!) { recordReturns(input: $input) {
      results { userErrors { code message } } } }`, { input: { returns: cancellations.map((one) => ({
        channelId: house.channelId, externalNo: numberOf(history, one.saleNo), returnNo: one.no,
        returnedAt: one.at.toISOString(), lines: [{ lineNo: one.lineNo, quantity: one.quantity }] })) } });
    refuseErrors(recordReturns.results);
  });
  await house.settled(120_000);
  return { memberOf };
}

/** Order numbers of the files are their own; two files may have the same. */
const numberOf = ({ region }: History, no: string): string => `${region}-${no}`;

async function openShop(house: PartnerHouse, { region, currency }: History): Promise<string> {
  const { registerOutlet, putProducts } = await house.get(`mutation ($outlet: RegisterOutletInput!,
      $products: PutProductsInput!) {
    registerOutlet(input: $outlet) { outlet { id } userErrors { code message } }
    putProducts(input: $products) { results { userErrors { code message } } userErrors { code message } } }`, {
    outlet: { code: `web-${region.toLowerCase()}`, name: `网店 ${region}`, city: '上海', kind: 'WEB_SHOP', region,
      channelId: house.channelId, idempotencyKey: `outlet ${region}` },
    products: { idempotencyKey: `products ${region}`, products: [{
      styleNo: region, nameZh: '商品', nameEn: 'Piece', category: 'RING', demandClass: 'DAILY', marginClass: 'B',
      classFrom: '2010-01-01T00:00:00Z', metal: 'GOLD', purity: 9990, items: [{ sku: `${region}-1`, currency,
        pricing: 'FIXED', fixedPrice: '1.00', grossWeightMg: 1_000, goldWeightMg: 1_000 }],
    }] } });
  refuseErrors([registerOutlet, putProducts, ...putProducts.results]);
  return registerOutlet.outlet.id;
}

async function enrolAll(house: PartnerHouse, { region, sales }: History): Promise<Map<string, string>> {
  const memberOf = new Map<string, string>();
  const firsts = [...Map.groupBy(sales, ({ user }) => user)].map(([user, [first]]) => ({ user, at: first!.at }));
  await inLists(firsts, async (some) => {
    const { enrolMembers } = await house.get(`mutation ($input: EnrolMembersInput!) { enrolMembers(input: $input) {
      results { member { id } userErrors { code message } } userErrors { code message } } }`, { input: {
        members: some.map(({ user, at }) => ({ region, source: 'ONLINE', channelId: house.channelId,
          externalId: `${region}-${user}`, enrolledAt: at.toISOString(), idempotencyKey: `${region} ${user}` })) } });
    refuseErrors([enrolMembers, ...enrolMembers.results]);
    for (const [place, { user }] of some.entries()) memberOf.set(user, enrolMembers.results[place].member.id);
  });
  return memberOf;
}

async function recordAll(
  house: PartnerHouse, history: History, outletId: string, sales: readonly Sale[],
): Promise<void> {
  const { region, currency } = history;
  const { recordOrders } = await house.get(`mutation ($input: RecordOrdersInput!) { recordOrders(input: $input) {
    results { userErrors { code message } } } }`, { input: { channelId: house.channelId, orders: sales.map((sale) => ({
      externalNo: numberOf(history, sale.no), buyer: { externalId: `${region}-${sale.user}` }, outletId, currency,
      fulfilment: 'WEB', paidAt: sale.at.toISOString(), deliveredAt: sale.at.toISOString(),
      lines: sale.lines.map(({ quantity, minor }) => (
        { sku: `${region}-1`, quantity, unitPrice: (minor / 100).toFixed(2) })),
    })) } });
  refuseErrors(recordOrders.results);
}

async function inLists<Item>(items: readonly Item[], send: (some: readonly Item[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += MOST) await send(items.slice(from, from + MOST));
}

function refuseErrors(results: readonly { userErrors: readonly object[] }[]): void {
  const errors = results.flatMap(({ userErrors }) => userErrors);
  if (errors.length > 0) throw new Error(JSON.stringify(errors.slice(0, 3)));
}
