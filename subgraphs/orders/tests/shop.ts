import type { EventPayloads } from '../../contracts/events.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { seedId } from '../../kernel/seed.ts';
import type { KnownHold } from '../domain/points-hold.ts';
import type { TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { TraitsOf, Word, WordKind } from '../../words/word.ts';
import type { OrderToRecord } from '../commands/record/order-to-record.ts';

/** A small house for tests: two channels, two outlets, three items, members. */
export const TMALL = seedId('channel', 'tmall');
export const POS = seedId('channel', 'pos');
export const FRANCHISE = seedId('franchise', 'f-1');
export const OTHER_FRANCHISE = seedId('franchise', 'f-2');
export const STORE = seedId('outlet', 'o-01');
export const WEB_SHOP = seedId('outlet', 'o-37');
export const RING = seedId('item', 'ring');
export const BRACELET = seedId('item', 'bracelet');
export const BAR = seedId('item', 'bar');
export const MEMBER = seedId('member', 1);
export const OTHER_MEMBER = seedId('member', 2);

export const ids = {
  tmall: encodeId(PREFIX.channel, TMALL), pos: encodeId(PREFIX.channel, POS),
  store: encodeId(PREFIX.outlet, STORE), webShop: encodeId(PREFIX.outlet, WEB_SHOP),
  member: encodeId(PREFIX.member, MEMBER), otherMember: encodeId(PREFIX.member, OTHER_MEMBER),
};

const START = new Date('2020-01-01T00:00:00Z');

export function itemChanged(
  itemId: string, sku: string, marginClass: string,
  over: Partial<EventPayloads['item.changed.v1']> = {},
): EventPayloads['item.changed.v1'] {
  return {
    itemId, productId: seedId('product', sku), sku, name: `Item ${sku}`, version: 1n,
    classes: [{ marginClass, effectiveAt: START }], costMinor: 430_000n, costCurrency: 'CNY',
    labourMinor: 60_000n, priceCurrency: 'CNY', retired: false, ...over,
  };
}

export async function openShop(g: TestSubgraph): Promise<void> {
  for (const [channelId, code] of [[TMALL, 'tmall'], [POS, 'pos']] as const) {
    await g.deliver('channel.registered.v1', channelId, {
      channelId, code, name: code, kind: 'marketplace', version: 1n });
  }
  const outlet = { region: 'CN', closed: false, version: 1n };
  await g.deliver('outlet.changed.v1', STORE, { ...outlet, outletId: STORE, code: 'o-01',
    name: 'Store', franchiseId: FRANCHISE, channelId: POS, kind: 'franchise_store' });
  await g.deliver('outlet.changed.v1', WEB_SHOP, { ...outlet, outletId: WEB_SHOP, code: 'o-37',
    name: 'Web', franchiseId: null, channelId: TMALL, kind: 'web_shop' });
  await g.deliver('item.changed.v1', RING, itemChanged(RING, 'RING', 'A'));
  await g.deliver('item.changed.v1', BRACELET,
    itemChanged(BRACELET, 'BRACELET', 'C', { costMinor: 1_180_000n }));
  await g.deliver('item.changed.v1', BAR,
    itemChanged(BAR, 'BAR', 'D', { costMinor: null, labourMinor: null }));
  for (const memberId of [MEMBER, OTHER_MEMBER]) {
    await g.deliver('member.enrolled.v1', memberId, { memberId, region: 'CN', source: 'online',
      channelId: TMALL, outletId: null, enrolledAt: START });
  }
  await link(g, MEMBER, TMALL, 'buyer-1');
}

export async function link(
  g: TestSubgraph, memberId: string, channelId: string, externalId: string,
  linkedAt: Date = g.clock.now(),
): Promise<void> {
  const error = await g.deliver('member.identity-linked.v1', memberId,
    { memberId, region: 'CN', channelId, externalId, linkedAt });
  if (error) throw new Error(error);
}

/** Head office entered a region, or a margin class. */
export async function toldWord<Kind extends WordKind>(
  g: TestSubgraph, kind: Kind, code: string, traits: TraitsOf[Kind], effectiveFrom = START,
): Promise<void> {
  const error = await g.deliver('word.changed.v1', `${kind}:${code}`, {
    kind, code, nameZh: code, nameEn: code, rank: 9, retired: false, withdrawn: false, version: 1n, effectiveFrom,
    traits } satisfies Word<Kind>);
  if (error) throw new Error(error);
}

/** The order of domain.md 3.1 example 1, paid the day before the tests' now. */
export function theOrder(over: Partial<OrderToRecord> = {}): OrderToRecord {
  return {
    channelId: TMALL, externalNo: 'T-1', buyer: { externalId: 'buyer-1' }, outlet: { id: WEB_SHOP },
    fulfilment: 'web', currency: 'CNY', paidAt: new Date('2026-09-14T04:00:00Z'), deliveredAt: null,
    lines: [line('RING', 899_900n), line('BRACELET', 1_234_567n), line('BAR', 2_680_000n)],
    orderDiscounts: [{ amountMinor: 50_000n, code: 'QIXI', eligibleLines: [0, 1] }],
    tradeInMinor: 0n, pointsHold: null, shippingMinor: 1_200n, feesMinor: 0n, note: null, ...over,
  };
}

export function line(sku: string, unitPriceMinor: bigint, quantity = 1) {
  return { item: { sku }, quantity, unitPriceMinor, discountMinor: 0n };
}

/** Points that MEMBER holds at TMALL and that pay this amount, unless told otherwise. */
export function holdOf(points: bigint, over: Partial<KnownHold> = {}) {
  const known: KnownHold = {
    memberId: MEMBER, points, state: 'held', expiresAt: new Date('2030-01-01T00:00:00Z'), settledAt: null,
    channelId: TMALL, isReserved: false, worthMinor: points, ...over,
  };
  return { id: newId(), points, amountMinor: points, known };
}

/** One sale as a till sends it. */
export const sale = (over: object = {}) => ({
  externalNo: 'G-1', buyer: { externalId: 'buyer-1' }, outletCode: 'o-37', fulfilment: 'WEB',
  currency: 'CNY', paidAt: '2026-09-14T12:00:00+08:00',
  orderDiscounts: [{ amount: '500', code: 'Q', eligibleLines: [0, 1] }],
  lines: [{ sku: 'RING', unitPrice: '8999.00' }, { sku: 'BRACELET', unitPrice: '12345.67' },
    { sku: 'BAR', unitPrice: '26800' }], ...over,
});
