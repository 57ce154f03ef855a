import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import type { KaratClient } from '../../client/src/index.ts';
import { endLaunched } from '../kit/launcher.ts';
import { until } from '../kit/until.ts';
import { begin, key, noted, read, refusedByRule, unused, write } from './day.ts';
import { liveRoom, type LiveRoom } from './live-room.ts';
import { startPartnerHouse, type PartnerHouse } from './house.ts';
import { itHasBenefits } from './has-benefits.ts';
import { itKnowsMembers } from './knows-members.ts';
import { itQuotesAndShows } from './quotes-and-plays.ts';
import { itUsesCoupons } from './uses-coupons.ts';
import { itRedeemsRewards } from './redeems-rewards.ts';
import { itIsServed } from './is-served.ts';
import { itSavesGold } from './saves-gold.ts';
import { itHearsOfMessages } from './hears-of-messages.ts';
import { itComesToEvents } from './comes-to-events.ts';
import { itServesMembers } from './serves-members.ts';
import { itTradesIn } from './trades-in.ts';
import { RING } from './ring.ts';

let house: PartnerHouse;
let karat: KaratClient;

beforeAll(async () => {
  house = await startPartnerHouse();
  ({ karat } = house);
  begin(karat);
}, 120_000);
afterAll(async () => {
  await house?.stop();
  await endLaunched();
});

const CNY = (amount: string) => ({ amount, currency: 'CNY' as const });
const sale = (externalNo: string, externalId = 'anna', more: object = {}) => ({
  externalNo, outletCode: house.outletCode, currency: 'CNY' as const, fulfilment: 'WEB' as const,
  paidAt: '2026-03-01T02:00:00Z', buyer: { externalId }, lines: [{ sku: 'RING-1', unitPrice: '8999.00' }], ...more });

describe('a day of a partner, by the documents of the client', () => {
  let memberId: string;

  it('begins with who one is and where one sells', async () => {
    const { viewer } = await read(client.ViewerDocument, {});
    expect([viewer?.kind, viewer?.channel?.code]).toEqual(['CHANNEL', 'shop']);
    await read(client.HouseWordsDocument, {});
    const { outlets } = await read(client.OutletsDocument, {});
    expect((await read(client.OutletDocument, { id: outlets.items[0]!.id })).outlet?.code).toBe('web');
    await read(client.ChannelsDocument, {});
    await read(client.FranchisesDocument, {});
    await read(client.OrderRulesDocument, {});
  });

  it('enters what is sold, and reads what it costs', async () => {
    await write(client.PutProductsDocument, { input: { idempotencyKey: key(), products: [RING] } });
    const { items: [ring] = [], ...rest } = RING;
    const { createProduct } = await write(client.CreateProductDocument, { input: { ...rest, styleNo: 'BAND-1',
      exclusiveChannelIds: [], exclusiveFranchiseIds: [], media: [], stones: [], tags: [], leadTimeDays: 0,
      memberOnly: false, items: [{ ...ring!, sku: 'BAND-1' }], idempotencyKey: key() } as never });
    const productId = createProduct.product!.id;
    const { addItem } = await write(client.AddItemDocument, { input: { productId, idempotencyKey: key(),
      item: { ...ring!, sku: 'BAND-2' } } as never });
    await write(client.UpdateItemDocument, { input: { id: addItem.item!.id, expectedVersion: 1, size: '14' } });
    const { product } = await read(client.ProductDocument, { id: productId });
    await write(client.UpdateProductDocument,
      { input: { id: productId, expectedVersion: product!.version, series: 'Bands' } });
    const { products } = await read(client.ProductsDocument, { filter: null });
    expect(products.items.map(({ styleNo }) => styleNo)).toEqual(['BAND-1', 'RING-1']);
    const { productFacets } = await read(client.ProductFacetsDocument, { filter: { series: 'Bands' } });
    expect([productFacets.count, productFacets.series]).toEqual([1, [{ value: 'Bands', count: 1 }]]);
    const { itemBySku } = await read(client.ItemBySkuDocument, { sku: 'RING-1' });
    await read(client.ItemsBySkuDocument, { skus: ['RING-1', 'none'] });
    const { items } = await read(client.ItemsDocument, { filter: { search: 'RING' } });
    expect(items.items.map(({ id }) => id)).toContain(itemBySku!.id);
    expect((await read(client.BundlesDocument, {})).bundles.items).toEqual([]);
    const { prepareUpload } = await write(client.PrepareUploadDocument, { input: { kind: 'PICTURE',
      contentType: 'image/png', bytes: 1_000, sha256: 'a'.repeat(64), idempotencyKey: key() } });
    expect(prepareUpload.upload!.url).toContain('/media/');
    const { item } = await read(client.ItemPriceDocument, { id: itemBySku!.id, region: 'CN' });
    expect(item?.price?.total).toEqual(CNY('8999.00'));
  });

  it('publishes boards and rates; a jump waits for a person', async () => {
    const price = (retail: string) => ({ metal: 'GOLD' as const, purity: 9990, region: 'CN', retail: CNY(retail),
      source: 'SGE' });
    await write(client.PublishGoldPriceDocument,
      { input: { ...price('880.00'), buyback: CNY('780.00'), confirm: false, idempotencyKey: key() } as never });
    const { publishGoldPrices } = await write(client.PublishGoldPricesDocument,
      { input: { idempotencyKey: key(), prices: [{ ...price('1200.00'), effectiveAt: soon(120) }] } });
    expect(publishGoldPrices.results.map(({ standing, heldBecause }) => [standing, heldBecause]))
      .toEqual([['HELD', ['JUMP']]]);
    const { goldBoard } = await read(client.GoldBoardDocument, { region: 'CN' });
    expect(goldBoard.map(({ retail }) => retail.amount)).toEqual(['880.00']);
    await read(client.GoldPricesDocument,
      { region: 'CN', metal: 'GOLD', purity: 9990, from: soon(-60), to: soon(600) });
    await write(client.PublishFxTableDocument, { input: { homeRegion: 'CN', source: 'PBC', effectiveAt: soon(1),
      rates: [{ from: 'USD', rate: '7.1' }], confirm: false, idempotencyKey: key() } as never });
    const { fxTables } = await read(client.FxTablesDocument, { homeRegion: 'CN' });
    expect((await read(client.HeldFxTablesDocument, { homeRegion: 'CN' })).fxTables.items).toEqual([]);
    const { finenesses } = await read(client.FinenessesDocument, {});
    expect(finenesses).toContainEqual({ metal: 'GOLD', purity: 9990 });
    // Decided by people; importers of a house's own history do it with a person's token.
    await refusedByRule(client.ConfirmFxTableDocument, { input: {
      id: fxTables.items[0]?.id ?? 'fxt_01jf00000000000000000000aa', idempotencyKey: key() } });
    await read(client.FxRateDocument, { from: 'USD', to: 'CNY', at: soon(2) });
  });

  it('enrols, asks for consent and keeps profiles', async () => {
    const { enrolMember } = await write(client.EnrolMemberDocument, { input: { idempotencyKey: key(), region: 'CN',
      source: 'ONLINE', channelId: house.channelId, externalId: 'anna', name: '安娜' } });
    memberId = enrolMember.member!.id;
    await write(client.EnrolMembersDocument, { input: { members: [{ idempotencyKey: key(), region: 'CN',
      source: 'ONLINE', channelId: house.channelId, externalId: 'bea' }] } });
    const { memberByIdentity } = await read(client.MemberByIdentityDocument,
      { channelId: house.channelId, externalId: 'anna' });
    expect(memberByIdentity?.id).toBe(memberId);
    await read(client.MemberByCardDocument, { cardNumber: memberByIdentity!.cardNumber });
    expect((await read(client.MembersDocument, {})).members.totalCount).toBe(2);
    const { member } = await read(client.MemberProfileDocument, { id: memberId });
    await write(client.UpdateProfileDocument, { input: { memberId, expectedVersion: member!.version, city: '上海' } });
    await write(client.RecordConsentDocument, { input: { memberId, idempotencyKey: key(), granted: true,
      purpose: 'MARKETING_SMS', source: 'WEB', textVersion: '2026-01', textHash: 'a'.repeat(64) } });
    const consents = await read(client.MemberConsentsDocument, { id: memberId });
    expect(consents.member?.consents.find(({ purpose }) => purpose === 'MARKETING_SMS')?.granted).toBe(true);
  });

  it('sells, delivers, cancels and takes back', async () => {
    await write(client.RecordOrdersDocument, { input: { orders: [sale('D-1'), sale('D-2'), sale('D-3')] } });
    await write(client.RecordOrdersBrieflyDocument, { input: { orders: [sale('D-4', 'bea')] } });
    await write(client.RecordDeliveryDocument, { input: { externalNo: 'D-1', deliveredAt: '2026-03-04T02:00:00Z' } });
    // Told twice it is the same, as the client does when an answer is lost.
    for (const deliveredAt of ['2026-03-04T02:00:00Z', '2026-03-04T02:00:00Z']) {
      await write(client.RecordDeliveryDocument, { input: { externalNo: 'D-2', deliveredAt } });
    }
    await write(client.CancelOrderDocument,
      { input: { externalNo: 'D-4', reason: 'changed her mind', idempotencyKey: key() } });
    await write(client.RecordOrdersDocument, { input: { orders: [sale('D-5', 'bea')] } });
    const { exchangeOrder } = await write(client.ExchangeOrderDocument, { input: { externalNo: 'D-5', returnNo: 'R-X',
      returnedAt: '2026-03-02T02:00:00Z', lines: [{ lineNo: 1, quantity: 1 }], idempotencyKey: key(), sale: {
        externalNo: 'D-6', outletCode: house.outletCode, currency: 'CNY', fulfilment: 'WEB',
        lines: [{ sku: 'RING-1', unitPrice: '9100.00' }] } } });
    expect([exchangeOrder.difference, exchangeOrder.order?.state]).toEqual([CNY('101.00'), 'EXCHANGED']);
    const back = { externalNo: 'D-2', returnedAt: '2026-03-06T02:00:00Z', reason: 'too small',
      lines: [{ lineNo: 1, quantity: 1 }] };
    const { recordReturn } = await write(client.RecordReturnDocument,
      { input: { ...back, returnNo: 'R-1', idempotencyKey: key(), dryRun: true } });
    const lines = recordReturn.decision!.lines.map(({ lineId, remainingQuantity, remainingBase }) =>
      ({ lineId, remainingQuantity, remainingBase }));
    await house.settled();
    const { order } = await read(client.ReturnPointsDocument,
      { id: recordReturn.order!.id, lines, returnedAt: back.returnedAt } as never);
    expect(order?.pointsReturnPreview?.points.total).toBe(10_798);
    const { simulateReturn } = await read(client.SimulateReturnDocument,
      { orderId: recordReturn.order!.id, lines, returnedAt: back.returnedAt } as never);
    expect(simulateReturn?.points.total).toBe(10_798);
    await write(client.RecordReturnsDocument, { input: { returns: [{ ...back, returnNo: 'R-1' }] } });
    const returned = await read(client.OrderReturnsDocument, { id: recordReturn.order!.id });
    expect(returned.order?.returns.map(({ returnNo }) => returnNo)).toEqual(['R-1']);
    expect((await read(client.OrderByNumberDocument, { channelId: house.channelId, externalNo: 'D-4' }))
      .orderByExternalNo?.state).toBe('CANCELLED');
    expect((await read(client.OrdersDocument, {})).orders.totalCount).toBe(6);
    await read(client.SalesSummaryDocument, { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z',
      groupBy: 'MONTH' });
    await house.settled();
  });

  it('holds points, and settles them', async () => {
    const before = (await read(client.MemberPageDocument, { id: memberId })).member!.loyalty!.available;
    const hold = (points: number) => ({ memberId, points, purpose: 'till', ttlMinutes: 30, idempotencyKey: key() });
    const { simulateRedemption } = await read(client.SimulateRedemptionDocument, { input: { memberId, points: 500 } });
    expect([simulateRedemption.refusal, simulateRedemption.worth?.amount]).toEqual([null, '5.00']);
    const { simulateAccrual } = await read(client.SimulateAccrualDocument, { input: { memberId, currency: 'CNY',
      lines: [{ marginClass: 'A', amount: CNY('100.00') }] } });
    expect([simulateAccrual.refusal, simulateAccrual.points]).toEqual([null, 120]);
    const { simulateTier } = await read(client.SimulateTierDocument, { memberId, growth: 100_000 });
    expect(simulateTier.after?.tier.code).toBe('diamond');
    const { holdPoints } = await write(client.HoldPointsDocument, { input: hold(500) });
    const { pointsHold } = await read(client.PointsHoldDocument, { id: holdPoints.hold!.id, currency: 'CNY' });
    expect(pointsHold?.worth).toEqual(CNY('5.00'));
    await write(client.VoidHoldDocument, { input: { holdId: holdPoints.hold!.id, idempotencyKey: key() } });
    const { holdPointsBatch } = await write(client.HoldPointsBatchDocument,
      { input: { holds: [hold(100), hold(200), hold(300)] } });
    const [first, second, third] = holdPointsBatch.results.map(({ hold: one }) => ({ holdId: one!.id }));
    await write(client.CaptureHoldDocument, { input: { ...first!, idempotencyKey: key() } });
    await write(client.SettleHoldsDocument, { input: { captures: [{ ...second!, idempotencyKey: key() }],
      voids: [{ ...third!, idempotencyKey: key() }] } });
    const { member } = await read(client.MemberStatementDocument, { id: memberId });
    expect([member!.loyalty!.available, member!.loyalty!.held]).toEqual([before - 300, 0]);
    expect(member!.loyalty!.statement.edges[0]!.node.availableAfter).toBe(member!.loyalty!.available);
    await read(client.MemberTiersDocument, { id: memberId });
  });

  it('shows a member its page, as the member', async () => {
    const self = karat.forMember(memberId);
    const { member } = await read(client.MemberPageDocument, { id: memberId }, self);
    expect(member?.loyalty?.tier.tier.code).toEqual(expect.any(String));
    const numbers = [];
    const orders = self.items(noted(client.MemberOrdersDocument), { id: memberId }, (result) => result.member?.orders);
    for await (const { externalNo } of orders) numbers.push(externalNo);
    expect(numbers.sort()).toEqual(['D-1', 'D-2', 'D-3']);
  });

  it('takes part in a live room', async () => {
    const room: LiveRoom = await liveRoom(house);
    const { itemBySku } = await read(client.ItemBySkuDocument, { sku: 'RING-1' });
    const dropId = await room.addDrop(itemBySku!.id, '8999.00');
    await room.go('goLive');
    await read(client.LiveSessionsDocument, {});
    await until(async () => (await read(client.LiveSessionDocument, { id: room.id })).liveSession?.state === 'LIVE');
    const events = karat.subscribe(noted(client.LiveRoomDocument), { sessionId: room.id });
    expect((await events.next()).value).toMatchObject({ liveRoomChanged: { state: 'LIVE' } });
    await events.return(undefined);
    await write(client.RecordInteractionsDocument, { input: { memberId, idempotencyKey: key(),
      interactions: [{ kind: 'LIKE', contentId: room.id, at: new Date().toISOString() }] } });
    // Its drop opens when it begins.
    await new Promise((resolve) => { setTimeout(resolve, 1_100); });
    const { claimDrop } = await write(client.ClaimDropDocument, { input: { dropId, memberId, idempotencyKey: key() } });
    expect((await read(client.MyClaimDocument, { dropId }, karat.forMember(memberId))).myClaim?.id)
      .toBe(claimDrop.claim!.id);
    await write(client.ReleaseClaimDocument, { input: { claimId: claimDrop.claim!.id, idempotencyKey: key() } });
    const { claimDropBatch } = await write(client.ClaimDropBatchDocument,
      { input: { claims: [{ dropId, memberId, idempotencyKey: key() }] } });
    const claimId = claimDropBatch.results[0]!.claim!.id;
    await write(client.RecordOrdersDocument, { input: { orders: [
      sale('L-1', 'anna', { fulfilment: 'LIVE', paidAt: new Date().toISOString() })] } });
    await house.settled();
    await write(client.ConfirmClaimDocument, { input: { claimId, externalOrderNo: 'L-1', idempotencyKey: key() } });
    const { member } = await read(client.MemberClaimsDocument, { id: memberId });
    expect(member!.claims!.edges.map(({ node }) => node.state).sort()).toEqual(['CAPTURED', 'RELEASED']);
    await read(client.MismatchedClaimsDocument, {});
    await drawsIn(room);
    const { tellInteractions } = await write(client.TellInteractionsDocument, { input: { sessionId: room.id,
      interactions: [{ eventId: 'like-1', memberId, kind: 'COMMENT', at: new Date().toISOString() },
        { eventId: 'guest-1', kind: 'ENTER', at: new Date().toISOString() }] } });
    expect(tellInteractions).toMatchObject({ taken: 2, guests: 1, notBelieved: [] });
    expect((await read(client.LiveSessionFunnelDocument, { id: room.id })).liveSession!.funnel
      .map(({ members }) => members).slice(0, 5)).toEqual([1, 1, 1, 1, 1]);
  });

  /** A lottery that everybody wins, and anybody proves. */
  async function drawsIn(room: LiveRoom): Promise<void> {
    const id = await room.addLottery();
    const { liveSession } = await read(client.SessionLotteriesDocument, { id: room.id });
    const { opensAt } = liveSession!.lotteries[0]!;
    await new Promise((resolve) => { setTimeout(resolve, Date.parse(opensAt) - Date.now() + 100); });
    await write(client.EnterLotteryDocument, { input: { lotteryId: id, memberId, idempotencyKey: key() } });
    await room.draw(id);
    const proof = (await read(client.LotteryProofDocument, { id })).lottery!;
    const lines = proof.lines.edges.map(({ node }) => node);
    expect(await client.verifyDraw({
      ...proof, drawId: id, seed: proof.seed!, commitment: proof.commitment!, listHash: proof.listHash!,
      bands: proof.prizes.map(({ no, ...band }) => ({ ...band, prize: String(no) })),
      entries: lines.map(({ entry }) => entry),
      prizes: lines.map(({ prize }) => (prize === null ? null : String(prize))),
    })).toMatchObject({ valid: true });
    const { member } = await read(client.MemberLotteryEntriesDocument, { id: memberId });
    expect(member!.lotteryEntries!.edges.map(({ node }) => node.prize?.points)).toEqual([5]);
  }

  itServesMembers(() => house, () => memberId);
  itComesToEvents(() => house, () => memberId);
  itKnowsMembers(() => house, () => memberId);
  itUsesCoupons(() => house, () => memberId, sale);
  itRedeemsRewards(() => house, () => memberId);
  itHasBenefits(() => house, () => memberId);
  itSavesGold(() => house, () => memberId);
  itIsServed(() => memberId, () => house.outletId);
  itHearsOfMessages(() => house);
  itTradesIn(() => house, () => memberId);
  itQuotesAndShows(() => house, () => memberId);

  it('registers what its front end asks', async () => {
    const text = 'query Own { regions { code } }';
    const { registerDocuments } = await write(client.RegisterDocumentsDocument, { input: { documents: [{ text }] } });
    expect((await read(client.RegisteredDocumentsDocument, {})).registeredDocuments.totalCount).toBe(1);
    await write(client.WithdrawDocumentsDocument, { input: { hashes: [registerDocuments.results[0]!.hash] } });
  });

  it('has used every document there is', () => {
    expect(unused()).toEqual([]);
  });
});

function soon(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}
