import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enrolAndRecordASale, type Shop } from '../../client/examples/enrol-and-record-a-sale.ts';
import {
  askForACopy, askForConsent, askToBeForgotten, moveTo, ownToken, stay, whatTheHouseHas,
} from '../../client/examples/member-self-service.ts';
import { membersOwnPage } from '../../client/examples/members-own-page.ts';
import { watchALiveRoom, type RoomState } from '../../client/examples/watch-a-live-room.ts';
import {
  createKaratClient, EnrolMemberDocument, EnrolMembersDocument, KaratError, MemberPageDocument, OrdersDocument,
  PutProductsDocument,
} from '../../client/src/index.ts';
import { until } from '../kit/until.ts';
import { endLaunched } from '../kit/launcher.ts';
import { liveRoom } from './live-room.ts';
import { startPartnerHouse, type PartnerHouse } from './house.ts';
import { RING } from './ring.ts';

let house: PartnerHouse;
let shop: Shop;
const SKU = 'RING-1';

beforeAll(async () => {
  house = await startPartnerHouse();
  const { endpoint, clientId, clientSecret, channelId, outletCode } = house;
  shop = { endpoint, clientId, clientSecret, channelId, outletCode };
  const { putProducts } = await house.karat.mutate(PutProductsDocument,
    { input: { idempotencyKey: 'ring', products: [RING] } });
  expect(putProducts.results).toEqual([{ styleNo: SKU, outcome: 'CREATED', userErrors: [] }]);
  await house.settled();
}, 120_000);
afterAll(async () => {
  await house.stop();
  await endLaunched();
});

describe('the examples, on a started house', () => {
  it('enrol and record a sale, twice without doubling anything', async () => {
    const first = await enrolAndRecordASale(shop, SKU);
    expect(first.order).toMatchObject({
      externalNo: 'order-1', member: { id: first.member.id }, totals: { base: { amount: '8999.00' } } });
    await house.settled();
    const second = await enrolAndRecordASale(shop, SKU);
    expect(second.member.id).toBe(first.member.id);
    // 899,900 fen of class A at 12/1000.
    expect(second.order).toMatchObject({ id: first.order.id, points: { earned: 10_798 } });
    const orders = [];
    for await (const order of house.karat.items(OrdersDocument, {}, (result) => result.orders)) orders.push(order.id);
    expect(orders).toEqual([first.order.id]);
  });

  it('shows a member its own page, and no other member', async () => {
    const { member } = await enrolAndRecordASale(shop, SKU);
    await house.settled();
    expect(await membersOwnPage(shop, member.id)).toEqual([
      expect.stringMatching(/^王\*\* 1\d{12}$/), '金卡: 10798 points, 0 on the way', 'order-1 8999.00 CNY']);
    const { enrolMember } = await house.karat.mutate(EnrolMemberDocument, { input: {
      idempotencyKey: 'other', channelId: shop.channelId, externalId: 'other', region: 'CN',
      source: 'ONLINE' } });
    const self = house.karat.forMember(member.id);
    expect(await self.query(MemberPageDocument, { id: enrolMember.member!.id })).toEqual({ member: null });
    await expect(house.karat.forMember('mem_01jf00000000000000000000aa').query(MemberPageDocument,
      { id: member.id })).rejects.toThrow(KaratError);
  });

  it('lets a member see, correct and decide about what the house has of it', async () => {
    const { member } = await enrolAndRecordASale(shop, SKU);
    const self = ownToken(shop, member.id);
    const show = async (text: string): Promise<boolean> => text.includes('短信');
    expect(await askForConsent(self, 'MARKETING_SMS', show, 'answer-0')).toBe(false);
    await house.get(`mutation Publish($input: PublishConsentTextInput!) {
      publishConsentText(input: $input) { userErrors { code } } }`, { input: { purpose: 'MARKETING_SMS',
      version: '2026-11', zh: '同意我们向您发送短信。', en: 'We may send you text messages.', idempotencyKey: 'text' } });
    expect([await moveTo(self, '杭州'), await askForConsent(self, 'MARKETING_SMS', show, 'answer-1')])
      .toEqual(['杭州', true]);
    await askForACopy(self, 'copy-1');
    expect(Date.parse(await askToBeForgotten(self, 'wish-1'))).toBeGreaterThan(Date.now());
    expect(await whatTheHouseHas(self)).toMatchObject({ contact: { name: '王小明' }, erasure: { state: 'WAITING' },
      exports: [{}], member: { id: member.id, consents: [{ purpose: 'MARKETING_SMS', granted: true }] } });
    await stay(self);
    expect((await whatTheHouseHas(self)).erasure?.state).toBe('WITHDRAWN');
    await expect(whatTheHouseHas(house.karat)).rejects.toThrow('Sign in again.');
  });

  it('watches a live room from its announcement to its end', async () => {
    const room = await liveRoom(house);
    const seen: RoomState[] = [];
    const watching = watchALiveRoom(house.karat, room.id, (state) => seen.push(state));
    await until(() => seen.length > 0);
    await room.go('goLive');
    await until(() => seen.at(-1)?.state === 'LIVE');
    await room.go('endLiveSession');
    await watching;
    expect([...new Set(seen.map(({ state }) => state))]).toEqual(['SCHEDULED', 'LIVE', 'ENDED']);
  });
});

describe('what a house refuses', () => {
  it('answers refusals of a bulk by row', async () => {
    const { enrolMembers } = await house.karat.mutate(EnrolMembersDocument, { input: { members: [
      { idempotencyKey: 'b-1', channelId: shop.channelId, externalId: 'b-1', region: 'CN', source: 'ONLINE' },
      { idempotencyKey: 'b-2', region: 'CN', source: 'ONLINE', phone: 'none' },
    ] } });
    expect(enrolMembers.results.map(({ resolution, userErrors }) => resolution ?? userErrors[0]!.code))
      .toEqual(['NEW', 'PHONE_INVALID']);
  });

  it('says which scope is missing, and that a secret is wrong', async () => {
    const narrow = createKaratClient({ ...shop, scopes: ['catalog:read'] });
    const error: KaratError = await narrow.query(OrdersDocument, {})
      .then(() => { throw new Error('answered'); }, (thrown) => thrown);
    expect([error.code, error.errors[0]!.extensions!['requiredScopes']]).toEqual(
      ['FORBIDDEN', expect.anything()]);
    const wrong = createKaratClient({ ...shop, clientSecret: 'no' });
    await expect(wrong.query(OrdersDocument, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
