import type { TestGraph } from '../../kit/graph.ts';
import { OWNER } from '../../kit/graph.ts';
import type { Campaign, Day, DaySale } from './read-days.ts';

type Input = Record<string, unknown>;
interface Told { readonly name: string; readonly answer: string; readonly input: Input }

/** A house that is told these days, and what it accepted, so that it can be told once more. */
export interface Replay {
  /** Another one after a restart. */
  graph: TestGraph;
  readonly place: { readonly channelId: string; readonly outletId: string; readonly rewardId: string };
  readonly memberOf: Map<string, string>;
  readonly offerOf: Map<string, string>;
  /** Returns tell by it how much came off a sale. */
  readonly sold: Map<string, readonly { readonly minor: number }[]>;
  readonly accepted: Told[];
  /** Refusals by mutation and code. */
  readonly refused: Map<string, number>;
  /** Of each mutation the longest that was waited for it, in milliseconds. */
  readonly slowest: Map<string, number>;
}

const SECOND = { ...OWNER, id: 'second', name: 'Sven Second' };
const CNY = (amount: string) => ({ amount, currency: 'CNY' });
const MOST = 250;
const COUPON = 10;

export async function change(
  replay: Pick<Replay, 'graph' | 'accepted' | 'refused' | 'slowest'>, told: Told, actor = OWNER,
): Promise<any> {
  const type = told.name === 'showReward' ? 'StepRewardInput'
    : `${told.name[0]!.toUpperCase()}${told.name.slice(1)}Input`;
  const began = performance.now();
  const data = await replay.graph.get(`mutation ($input: ${type}!) { ${told.name}(input: $input) { ${told.answer} } }`,
    { input: told.input }, actor);
  replay.slowest.set(told.name, Math.max(replay.slowest.get(told.name) ?? 0, Math.round(performance.now() - began)));
  const { userErrors = [], results = [] } = data[told.name];
  const errors = [...userErrors, ...results.flatMap((one: any) => one.userErrors)];
  for (const { code } of errors) {
    const key = `${told.name} ${code}`;
    replay.refused.set(key, (replay.refused.get(key) ?? 0) + 1);
  }
  if (errors.length === 0) replay.accepted.push(told);
  return data[told.name];
}

const ERRORS = 'userErrors { code message }';

/** Shop, two pieces, a coupon offer for each campaign, a gift that costs the house too much to give without end. */
export async function openReplay(graph: TestGraph, campaigns: readonly Campaign[]): Promise<Replay> {
  const setUp = {
    graph, accepted: [] as Told[], refused: new Map<string, number>(), slowest: new Map<string, number>(),
  };
  const ask = (name: string, answer: string, input: Input, actor = OWNER) =>
    change(setUp, { name, answer, input }, actor);
  const { channel } = await ask('registerChannel', `channel { id } ${ERRORS}`,
    { code: 'pos', name: 'Till', kind: 'POINT_OF_SALE', idempotencyKey: 'channel' });
  const { outlet } = await ask('registerOutlet', `outlet { id } ${ERRORS}`, { code: 's-1', name: 'Store',
    city: 'Shanghai', region: 'CN', kind: 'OWN_STORE', channelId: channel.id, idempotencyKey: 'outlet' });
  await ask('putProducts', `results { ${ERRORS} } ${ERRORS}`, { idempotencyKey: 'products',
    products: ['A', 'B'].map((marginClass) => ({ styleNo: marginClass, nameZh: '商品', nameEn: 'Piece',
      category: 'RING', demandClass: 'DAILY', marginClass, classFrom: '2010-01-01T00:00:00Z', metal: 'GOLD',
      purity: 9_990, items: [{ sku: `${marginClass}-1`, currency: 'CNY', pricing: 'FIXED', fixedPrice: '1.00',
        grossWeightMg: 1_000, goldWeightMg: 1_000 }] })) });
  await graph.settled();
  const offerOf = new Map<string, string>();
  for (const one of campaigns) offerOf.set(one.id, await offer(ask, one));
  const { reward } = await ask('createReward', `reward { id version } ${ERRORS}`, { code: 'gift', nameZh: '礼品',
    nameEn: 'Gift', kind: 'GOODS', fromAt: '2026-01-01T00:00:00Z', idempotencyKey: 'gift',
    prices: [{ programme: 'CN', points: 100, worth: CNY('1.00'), unitCost: CNY('90.00') }] });
  await ask('showReward', `reward { id } ${ERRORS}`, { id: reward.id, expectedVersion: reward.version });
  await ask('putRewardShelf', `reward { id } ${ERRORS}`, { rewardId: reward.id, outletId: outlet.id, stock: 10_000,
    expectedVersion: 0, idempotencyKey: 'shelf' });
  await graph.settled();
  if (setUp.refused.size > 0) throw new Error([...setUp.refused.keys()].join());
  return {
    ...setUp, accepted: [], offerOf, memberOf: new Map(), sold: new Map(),
    place: { channelId: channel.id, outletId: outlet.id, rewardId: reward.id },
  };
}

/** Nine uses of ten are granted, and one fewer to who came most often: the limits are reached. */
export const limitsOf = ({ redeemed, most }: Pick<Campaign, 'redeemed' | 'most'>) => (
  { uses: Math.max(1, Math.floor(redeemed * 0.9)), ofOne: Math.max(1, most - 1) });

async function offer(ask: any, campaign: Campaign): Promise<string> {
  const limits = limitsOf(campaign);
  const { offer: made } = await ask('createCouponOffer', `offer { id version } ${ERRORS}`, {
    code: `CJ-${campaign.id}`, nameZh: '活动券', nameEn: 'Campaign', idempotencyKey: `offer ${campaign.id}`,
    terms: { kind: 'ORDER_AMOUNT', amount: CNY(`${COUPON}.00`), group: 'order', perMember: 1_000,
      validFrom: campaign.from, validUntil: campaign.until, usesLimit: limits.uses, usesPerMember: limits.ofOne } });
  await ask('publishCouponOffer', `offer { id } ${ERRORS}`, { id: made.id, expectedVersion: made.version }, SECOND);
  return made.id;
}

/** In which lists, and how often, what was sold and came back on a day is told. */
export interface Telling { readonly most: number; readonly times: number; order<Of>(rows: readonly Of[]): Of[] }

/** As the till wrote it down, once. */
export const AS_WRITTEN: Telling = { most: MOST, times: 1, order: (rows) => [...rows] };
/** By somebody who begins at the other end, in small lists, and says everything twice. */
export const OTHERWISE: Telling = { most: 7, times: 2, order: (rows) => rows.toReversed() };

/**
 * A business day, told in its last hour: what came back, what was sold, what was given for points. Coupons and gifts
 * have limits, so that it matters who is first: they are always asked for in the same order. Answers how many gifts
 * were given.
 */
export async function replayDay(replay: Replay, day: Day, telling = AS_WRITTEN): Promise<number> {
  replay.graph.clock.set(new Date(Date.parse(`${day.date}T15:30:00Z`)));
  await enrolNew(replay, day);
  await tell(replay, telling, returnsOf(replay, day), (returns) => ({ name: 'recordReturns', input: { returns } }));
  await replay.graph.settled();
  const sales: Input[] = [];
  for (const sale of day.sales) sales.push(await saleOf(replay, day, sale));
  await tell(replay, telling, sales, (orders) => (
    { name: 'recordOrders', input: { channelId: replay.place.channelId, orders } }));
  await replay.graph.settled();
  const given = await giveGifts(replay, day);
  await replay.graph.settled();
  return given;
}

async function tell(
  replay: Replay, { most, times, order }: Telling, rows: readonly Input[],
  said: (some: Input[]) => Pick<Told, 'name' | 'input'>,
): Promise<void> {
  const all = order(rows);
  for (let from = 0; from < all.length; from += most) {
    for (let time = 0; time < times; time += 1) {
      await change(replay, { ...said(all.slice(from, from + most)), answer: `results { ${ERRORS} }` });
    }
  }
}

/** Everything that was accepted, once more: nothing is left to be done. */
export async function replayAgain(replay: Replay): Promise<void> {
  for (const told of [...replay.accepted]) await change({ ...replay, accepted: [] }, told);
  await replay.graph.settled();
}

async function enrolNew(replay: Replay, { date, sales }: Day): Promise<void> {
  const fresh = [...new Set(sales.map(({ buyer }) => buyer))].filter((buyer) => !replay.memberOf.has(buyer));
  for (let from = 0; from < fresh.length; from += MOST) {
    const some = fresh.slice(from, from + MOST);
    const answer = `results { member { id } ${ERRORS} } ${ERRORS}`;
    const { results } = await change(replay, { name: 'enrolMembers', answer, input: {
       members: some.map((buyer) => ({ region: 'CN', source: 'STORE', channelId: replay.place.channelId,
        externalId: buyer, enrolledAt: `${date}T01:00:00Z`, idempotencyKey: `member ${buyer}` })) } });
    for (const [place, buyer] of some.entries()) replay.memberOf.set(buyer, results[place].member.id);
  }
  await replay.graph.settled();
}

function returnsOf(replay: Replay, { date, returns }: Day): Input[] {
  return returns.flatMap(({ no, saleNo, part }) => {
    const lines = replay.sold.get(saleNo)!;
    const amount = part === null ? 0 : Math.floor((lines[0]!.minor - COUPON * 100) * part / 1_000);
    if (part !== null && amount <= 0) return [];
    return [{ channelId: replay.place.channelId, externalNo: saleNo, returnNo: no, returnedAt: `${date}T02:00:00Z`,
      reason: 'came back', lines: part === null ? lines.map((_, nth) => ({ lineNo: nth + 1, quantity: 1 }))
        : [{ lineNo: 1, quantity: 0, amount: (amount / 100).toFixed(2) }] }];
  });
}

/** A sale, with a coupon where the file has one and the house allows it. */
async function saleOf(replay: Replay, { date }: Day, sale: DaySale): Promise<Input> {
  const { place, memberOf } = replay;
  const { no, buyer, since, campaign } = sale;
  const paidAt = campaign ? `${date}T15:00:00Z`
    : new Date(Date.parse(`${date}T00:00:00Z`) - 8 * 3_600_000 + since * 0.9).toISOString();
  const lines = sale.lines.map(({ sku, minor }) => ({ sku, unitPrice: (minor / 100).toFixed(2) }));
  replay.sold.set(no, sale.lines);
  const order = { externalNo: no, buyer: { externalId: buyer }, outletId: place.outletId, currency: 'CNY',
    fulfilment: 'STORE', paidAt, deliveredAt: paidAt, lines };
  if (campaign === null) return order;
  const memberId = memberOf.get(buyer)!;
  const { coupon } = await change(replay, { name: 'issueCoupon', answer: `coupon { id } ${ERRORS}`, input: {
    offerId: replay.offerOf.get(campaign)!, memberId, reason: 'targeted', idempotencyKey: `coupon ${no}` } });
  if (!coupon) return order;
  const answer = `hold { id saved { amount } } ${ERRORS}`;
  const { hold } = await change(replay, { name: 'holdCoupons', answer, input: {
    memberId, currency: 'CNY', lines, couponIds: [coupon.id], orderNo: no, outletId: place.outletId,
    channelId: place.channelId, idempotencyKey: `hold ${no}` } });
  return hold ? { ...order, couponIds: [coupon.id],
    orderDiscounts: [{ code: `CJ-${campaign}`, amount: hold.saved.amount }] } : order;
}

/** Whoever used a coupon asks for a gift, too; one of three is fetched, one of three given back. */
async function giveGifts(replay: Replay, { date, sales }: Day): Promise<number> {
  const { outletId, rewardId } = replay.place;
  const buyers = [...new Set(sales.filter(({ campaign }) => campaign).map(({ buyer }) => buyer))];
  let given = 0;
  for (const [nth, buyer] of buyers.entries()) {
    const answer = `redemption { id } code ${ERRORS}`;
    const { redemption, code } = await change(replay, { name: 'redeemReward', answer,
      input: { rewardId, memberId: replay.memberOf.get(buyer)!, outletId, points: 100,
        idempotencyKey: `gift ${date} ${buyer}` } });
    if (redemption) given += 1;
    if (!redemption || nth % 3 === 0) continue;
    const idempotencyKey = `after ${date} ${buyer}`;
    const [name, input] = nth % 3 === 1 ? ['verifyRedemption', { code, outletId, idempotencyKey }] as const
      : ['cancelRedemption', { id: redemption.id, idempotencyKey }] as const;
    await change(replay, { name, answer: `redemption { id } ${ERRORS}`, input });
  }
  return given;
}
