import type { Actor } from '../../kernel/actor.ts';
import { decodeId, encodeId, newId } from '../../kernel/ids.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { EventPayloads } from '../../contracts/events.ts';
import { channel, operator, type TestSubgraph } from '../../../tests/kit/subgraph.ts';

/** Places and channels are only names here. */
export const [MINI, TMALL, SHOP] = [newId(), newId(), newId()];
export const [RING, BRACELET, BAR] = [newId(), newId(), newId()];

export const writer = {
  ...operator('rewards:read', 'rewards:write', 'rewards:redeem', 'rewards:policy'), id: 'op-w', name: 'Wen',
};
export const second = { ...writer, id: 'op-s', name: 'Sun' };
export const mini = channel(MINI, 'rewards:read', 'rewards:redeem', 'members:read');
export const tmall = channel(TMALL, 'rewards:read', 'rewards:redeem', 'members:read');

export const mem = (uuid: string): string => encodeId(PREFIX.member, uuid);
export const uuidOf = (prefix: string, id: string): string => decodeId(prefix, id)!;

const INPUTS: Record<string, string> = { useCoupons: 'SettleCouponsInput', releaseCoupons: 'SettleCouponsInput' };

/** A desk of the house: offers are written by one person and published by another. */
export function couponDesk(room: TestSubgraph) {
  const mutate = async (name: string, input: object, field: string, actor: Actor) => {
    const type = INPUTS[name] ?? `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const answer = await room.query(`mutation ($input: ${type}!) {
      ${name}(input: $input) { ${field} userErrors { code path message } } }`, { input }, actor);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data![name];
  };
  const draft = (terms: object, more: object = {}) => ({
    code: `O${newId().slice(-12)}`, nameZh: '优惠', nameEn: 'Offer', idempotencyKey: newId(),
    terms: { kind: 'ORDER_AMOUNT', amount: { amount: '50.00', currency: 'CNY' }, group: 'order', ...terms }, ...more });
  const offer = async (terms: object = {}) => {
    const made = (await mutate('createCouponOffer', draft(terms), 'offer { id version }', writer)).offer;
    await mutate('publishCouponOffer', { id: made.id, expectedVersion: made.version }, 'offer { id }', second);
    return made.id as string;
  };
  return {
    mutate, draft, offer,
    issue: async (offerId: string, memberId: string) => (await mutate('issueCoupon', {
      offerId, memberId: mem(memberId), reason: 'care', idempotencyKey: newId() }, 'coupon { id code }', writer)),
    hold: (memberId: string, couponIds: string[], more: object = {}, actor: Actor = mini) =>
      mutate('holdCoupons', { memberId: mem(memberId), currency: 'CNY', couponIds, orderNo: newId(),
        lines: [{ itemId: encodeId(PREFIX.item, RING), unitPrice: '8999.00' }], idempotencyKey: newId(), ...more },
      'hold { id state orderNo saved { amount } coupons { id state } }', actor),
    settle: (name: 'useCoupons' | 'releaseCoupons', holdId: string, actor: Actor = mini) =>
      mutate(name, { holdId, idempotencyKey: newId() }, 'hold { id state }', actor),
    coupons: async (memberId: string, actor: Actor = writer) => (await room.query(`query ($members: [_Any!]!) {
      _entities(representations: $members) { ... on Member {
        coupons(first: 50) { edges { node { id code state } } } } } }`,
    { members: [{ __typename: 'Member', id: mem(memberId) }] }, actor)).data!._entities[0].coupons.edges
      .map(({ node }: { node: { state: string } }) => node.state).sort(),
  };
}

export async function enrol(
  room: TestSubgraph, memberId: string, region = 'CN', enrolledAt = room.clock.now(),
): Promise<void> {
  await room.deliver('member.visibility-changed.v1', memberId, {
    personId: memberId, tenantId: null, layer: 1, channelIds: [MINI], survivorId: null, version: 1n });
  await room.deliver('member.enrolled.v1', memberId, {
    memberId, region, source: 'store', channelId: MINI, outletId: null, enrolledAt });
}

export async function stock(room: TestSubgraph): Promise<void> {
  await room.deliver('outlet.changed.v1', SHOP, { outletId: SHOP, code: 'sh-01', name: 'Shop', franchiseId: null,
    channelId: MINI, kind: 'web_shop', region: 'CN', closed: false, version: 1n });
  const item = (itemId: string, sku: string, marginClass: string, labourMinor: bigint | null) =>
    room.deliver('item.changed.v1', itemId, {
      itemId, productId: newId(), sku, name: sku, classes: [{ marginClass, effectiveAt: new Date('2020-01-01') }],
      costMinor: null, costCurrency: null, labourMinor, priceCurrency: 'CNY', retired: false, version: 1n,
    } satisfies EventPayloads['item.changed.v1']);
  await item(RING, 'RING', 'A', null);
  await item(BRACELET, 'BRACELET', 'C', 42_560n);
  await item(BAR, 'BAR', 'D', null);
}
