import type { Actor } from '../../kernel/actor.ts';
import { publishedOffer } from '../../../tests/attacks/kit/valid-coupon-inputs.ts';
import { change, givePoints, type World } from '../../../tests/attacks/kit/world.ts';
import { enrol, openShop, type Shop } from '../../../tests/graph/shop.ts';
import { OWNER, type TestGraph } from '../../../tests/kit/graph.ts';

const PRICE = `goods { amount } lineReductions { amount } orderReductions { amount } pointsSpent pointsCash { amount }
  pointsCashLimit { amount } tradeInCredit { amount } base { amount } due { amount currency }
  earning { points tierBonus campaignBonus growth }
  coupons { coupon { id } named verdict saved { amount } shares { amount } }
  lines { sku quantity bundle { code } bundleReduction { amount }
    unitPrice { amount } goldWeightMg boardPrice { amount } labour { amount } amount { amount }
    lineReduction { amount } orderReduction { amount } pointsCash { amount } pointsSpent pointsAllowed
    tradeInCredit { amount } base { amount } points tierBonus growth }`;
const QUOTE = `id orderNo state lockedUntil price { ${PRICE} }`;

/** A ring and a chain for 22,000.00, paid without the reduction when a part comes back. */
export const BUNDLE = {
  nameZh: '对戒与项链', nameEn: 'Ring and Chain', pricing: 'PRICE', returns: 'RECHECK', expectedVersion: 0,
  amount: { amount: '22000.00', currency: 'CNY' },
};

/** Enters one at head office: by its code, with what is said beside BUNDLE, of these items. */
const bundler = ({ graph, fresh }: World) => async (
  code: string, more: object = {}, skus = ['RING-1', 'CHAIN-1'],
) => {
  const { itemsBySku } = await graph.get('query($skus: [String!]!) { itemsBySku(skus: $skus) { id } }', { skus });
  const parts = itemsBySku.map(({ id }: { id: string }) => ({ itemId: id }));
  return (await graph.get(`mutation($input: PutBundleInput!) { putBundle(input: $input) {
    bundle { id code version parts { item { sku } quantity } } userErrors { code path } } }`,
  { input: { ...BUNDLE, code, parts, idempotencyKey: fresh(), ...more } }, OWNER)).putBundle;
};

/** The counter of a small brand: pieces by weight and at fixed prices, a board, a member with coupons and points. */
export async function openDesk(graph: TestGraph) {
  const opened = await openShop(graph);
  // A counter shows and takes coupons as well.
  const partner: Actor = { ...opened.partner, scopes: [...opened.partner.scopes, 'rewards:read', 'rewards:redeem'] };
  const shop: Shop = { ...opened, partner };
  let count = 0;
  const world = { graph, shop, fresh: () => `d${(count += 1)}` } as World;
  await change(world, 'publishGoldPrice', 'goldPrice { id }', { region: 'CN', metal: 'GOLD', purity: 9_990,
    source: 'board', retail: { amount: '1012.00', currency: 'CNY' }, buyback: { amount: '780.00', currency: 'CNY' },
    effectiveAt: '2026-09-01T00:00:00Z', idempotencyKey: 'board' });
  await change(world, 'putProducts', 'results { userErrors { code message } }', {
    idempotencyKey: 'by weight', products: [
      byWeight('CHAIN', 9_990, 15_200), byWeight('BEAD', 9_160, 1_000),
      { ...byWeight('CROWN', 9_990, 15_200),
        items: [{ ...byWeight('CROWN', 9_990, 15_200).items[0], serialNo: 'SN-1' }] },
    ] });
  await graph.settled();
  const ask = (name: string, type: string, selection: string) => async (
    input: object, actor: Actor = shop.partner,
  ) => (await graph.get(`${name === 'priceOrder' ? 'query' : 'mutation'}($input: ${type}!) { ${name}(input: $input) {
    ${selection} userErrors { code path } } }`, { input }, actor))[name];
  const sale = (lines: readonly object[], more: object = {}) => (
    { outletId: shop.webShopId, fulfilment: 'WEB', lines, ...more });
  return {
    shop, world, sale,
    price: ask('priceOrder', 'PriceOrderInput', `price { ${PRICE} }`),
    quote: (input: object, actor?: Actor) => ask('quoteOrder', 'QuoteOrderInput', `quote { ${QUOTE} }`)(
      { idempotencyKey: world.fresh(), ...input }, actor),
    cancel: (quoteId: string, actor?: Actor) => ask('cancelQuote', 'CancelQuoteInput', 'quote { id state }')(
      { quoteId, idempotencyKey: world.fresh() }, actor),
    place: (quoteId: string) => ask('placeOrder', 'PlaceOrderInput', 'quote { state }')(
      { quoteId, idempotencyKey: world.fresh() }),
    pay: (quoteId: string, amount: string) => ask('takePayment', 'TakePaymentInput',
      'quote { state order { id } } payment { state }')({ quoteId, means: 'CARD', amount: { amount, currency: 'CNY' },
      idempotencyKey: world.fresh() }),
    read: async (id: string, actor = shop.partner) => (await graph.get(
      `query($id: ID!) { quote(id: $id) { ${QUOTE} } }`, { id }, actor)).quote,
    member: async (name: string, points = 0, more: object = {}) => {
      const memberId = await enrol(graph, shop, name, { ...more });
      await graph.settled();
      if (points > 0) await givePoints(world, memberId, points);
      return memberId;
    },
    coupon: async (memberId: string, terms: object): Promise<string> => {
      const { id: offerId } = await publishedOffer(world, { amount: null, ...terms });
      return (await change(world, 'issueCoupon', 'coupon { id }', { offerId, memberId, reason: 'care',
        idempotencyKey: world.fresh() })).coupon.id;
    },
    bundle: bundler(world),
    standing: async (memberId: string) => (await graph.get(`query($id: ID!) { member(id: $id) {
      loyalty { available held debt } coupons(first: 20) { edges { node { id state } } } } }`,
    { id: memberId }, OWNER)).member,
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

const byWeight = (styleNo: string, purity: number, goldWeightMg: number) => ({
  styleNo, nameZh: `商品${styleNo}`, nameEn: `Product ${styleNo}`, category: 'NECKLACE', demandClass: 'DAILY',
  marginClass: 'C', classFrom: '2024-01-01T00:00:00Z', metal: 'GOLD', purity,
  items: [{ sku: `${styleNo}-1`, currency: 'CNY', pricing: 'BY_WEIGHT', grossWeightMg: goldWeightMg + 10, goldWeightMg,
    labour: '425.60' }],
});
