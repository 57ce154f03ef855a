import type { Actor } from '../../../subgraphs/kernel/actor.ts';
import { exampleOrder } from '../../graph/shop.ts';
import { OWNER } from '../../kit/graph.ts';
import { COST_DECIDERS, VALID_COST_INPUTS } from './valid-cost-inputs.ts';
import { VALID_COUPON_INPUTS } from './valid-coupon-inputs.ts';
import { VALID_FRANCHISE_INPUTS } from './valid-franchise-inputs.ts';
import { SENDER, VALID_IDENTITY_INPUTS } from './valid-identity-inputs.ts';
import { VALID_ENGAGEMENT_INPUTS } from './valid-engagement-inputs.ts';
import { PLAN_DECIDERS, VALID_PLAN_INPUTS } from './valid-plan-inputs.ts';
import { VALID_EVENT_INPUTS } from './valid-event-inputs.ts';
import { POLICY_DECIDERS, VALID_POLICY_INPUTS } from './valid-policy-inputs.ts';
import { VALID_LIVE_INPUTS } from './valid-live-inputs.ts';
import { VALID_LOTTERY_INPUTS } from './valid-lottery-inputs.ts';
import { VALID_LOYALTY_INPUTS } from './valid-loyalty-inputs.ts';
import { VALID_BENEFIT_INPUTS } from './valid-benefit-inputs.ts';
import { VALID_EXPORT_INPUTS } from './valid-export-inputs.ts';
import { VALID_MEMBER_INPUTS } from './valid-member-inputs.ts';
import { VALID_QUOTE_INPUTS } from './valid-quote-inputs.ts';
import { VALID_REWARD_INPUTS } from './valid-reward-inputs.ts';
import { VALID_SETTLEMENT_INPUTS } from './valid-settlement-inputs.ts';
import { VALID_SERVICE_INPUTS } from './valid-service-inputs.ts';
import { VALID_OUTREACH_INPUTS } from './valid-outreach-inputs.ts';
import { VALID_TRADE_IN_INPUTS } from './valid-tradein-inputs.ts';
import { VALID_SEGMENT_INPUTS } from './valid-segment-inputs.ts';
import { VALID_WORD_INPUTS } from './valid-word-inputs.ts';
import { newClassProposal } from './world-proposals.ts';
import { askedFxTable, askedGoldPrice, heldFxTable, heldGoldPrice, upcomingFxTable } from './world-boards.ts';
import {
  bundle, change,
  givePoints, holdPoints, newMember, newOrder, newTag, openMergeCase, richMember,
  SECOND,
  tagMember, type World,
} from './world.ts';

export interface ValidInput {
  readonly input: Record<string, any>;
  readonly actor: Actor;
}

type Prepare = (world: World) => Promise<object> | object;

/** What is told of a piece. */
const PROVEN = { kind: 'ORIGIN', at: '2026-09-01T00:00:00Z', facts: [{ name: 'country', value: 'CN' }] };
const day = '2026-09-15T04:00:00Z';
const money = (amount: string) => ({ amount, currency: 'CNY' });
const item = (world: World) => ({ sku: world.fresh(), currency: 'CNY', pricing: 'FIXED',
  fixedPrice: '100.00', grossWeightMg: 5_000, goldWeightMg: 4_000, labour: '10.00' });
const product = (world: World) => ({ styleNo: world.fresh(), nameZh: '戒指', nameEn: 'Ring',
  category: 'RING', demandClass: 'DAILY', marginClass: 'A', metal: 'GOLD', purity: 9_990,
  items: [item(world)] });
const goldPrice = (world: World) => ({ region: 'HK', metal: 'PLATINUM',
  purity: 9_500, effectiveAt: nextMoment(), retail: { amount: '300.00', currency: 'HKD' },
  buyback: { amount: '250.00', currency: 'HKD' }, source: world.fresh() });
let minutes = 0;
/** One price of a kind at a moment. */
const nextMoment = () => new Date(Date.parse(day) + (minutes += 1) * 60_000).toISOString();
const member = (world: World) => ({ channelId: world.shop.channelId, externalId: world.fresh(),
  region: 'CN', name: '李小红', source: 'ONLINE', idempotencyKey: world.fresh() });
const ofMember = async (world: World) => {
  const memberId = await newMember(world);
  await world.graph.settled();
  return { memberId, idempotencyKey: world.fresh() };
};
const hold = (memberId: string, world: World) =>
  ({ memberId, points: 10, purpose: 'gift', ttlMinutes: 30, idempotencyKey: world.fresh() });
const settle = async (world: World) =>
  ({ holdId: await holdPoints(world, await richMember(world)), idempotencyKey: world.fresh() });
const ret = async (world: World) => ({ orderId: await newOrder(world, world.memberId),
  returnNo: world.fresh(), returnedAt: '2026-09-10T04:00:00Z', reason: 'did not fit',
  lines: [{ lineNo: 1, quantity: 1 }] });
/** What comes back of an order, and another one bought for it. */
const exchange = async (world: World) => {
  const { buyer: _, paidAt: __, ...sale } = exampleOrder(world.shop, world.fresh()) as Record<string, unknown>;
  return { ...await ret(world), sale, idempotencyKey: world.fresh() };
};
const order = (world: World) =>
  exampleOrder(world.shop, world.fresh(), { buyer: { memberId: world.memberId } });
const outlet = async (world: World) => {
  const { outlet: made } = await change(world, 'registerOutlet', 'outlet { id version }',
    { code: world.fresh(), name: 'Store', city: 'Hangzhou', region: 'CN', kind: 'OWN_STORE',
      idempotencyKey: world.fresh() });
  await world.graph.settled();
  return { id: made.id, expectedVersion: made.version };
};
const held = (find: (world: World) => Promise<string>) => async (world: World) =>
  ({ id: await find(world), idempotencyKey: world.fresh() });
const proposed = async (world: World) => ({
  proposalId: await newClassProposal(world, (await newProduct(world)).id), reason: 'measured', expectedVersion: 1,
  effectiveAt: '2026-10-01T00:00:00Z', idempotencyKey: world.fresh() });
/** For each mutation of the graph an input that is accepted; anew at each call. */
export const VALID_INPUTS: Readonly<Record<string, Prepare>> = {
  // members: rights
  requestErasure: async (w) => ({ ...await ofMember(w), reason: 'by letter' }),
  withdrawErasure: async (w) => {
    const { erasure } = await change(w, 'requestErasure', 'erasure { id }',
      { ...await ofMember(w), reason: 'by letter' });
    return { erasureId: erasure.id };
  },
  publishConsentText: (w) => ({ purpose: 'MARKETING_WECOM', version: w.fresh(), zh: '我同意接收企业微信消息。',
    en: 'I agree to be written to.', idempotencyKey: w.fresh() }),
  requestMemberExport: async (w) => ({ ...await ofMember(w), reason: 'by letter' }),
  // loyalty
  ...VALID_LOYALTY_INPUTS,
  adjustPoints: async (w) => ({ ...await ofMember(w), points: 100, reason: 'a present' }),
  decidePointsAdjustment: async (w) => {
    const { memberId } = await ofMember(w);
    const { adjustment } = await givePoints(w, memberId, 20_000);
    return { adjustmentId: adjustment.id, approve: true, expectedVersion: adjustment.version,
      note: 'fine', idempotencyKey: w.fresh() };
  },
  holdPoints: async (w) => hold(await richMember(w), w),
  holdPointsBatch: async (w) => ({ holds: [hold(await richMember(w), w)] }),
  captureHold: settle, voidHold: settle,
  settleHolds: async (w) => ({ captures: [await settle(w)], voids: [await settle(w)] }),
  recordInteractions: async (w) => ({ ...await ofMember(w),
    interactions: [{ contentId: w.liveSessionId, kind: 'LIKE', at: day }] }),
  // orders
  ...VALID_QUOTE_INPUTS,
  recordOrders: (w) => ({ channelId: w.shop.channelId, orders: [order(w)] }),
  recordReturn: async (w) => ({ ...await ret(w), idempotencyKey: w.fresh() }),
  recordReturns: async (w) => ({ returns: [await ret(w)] }),
  recordDelivery: async (w) =>
    ({ orderId: await newOrder(w, w.memberId), deliveredAt: '2026-09-05T04:00:00Z' }),
  exchangeOrder: exchange,
  cancelOrder: async (w) => ({ orderId: await newOrder(w, w.memberId), reason: 'changed mind',
    idempotencyKey: w.fresh() }),
  proveLedger: (w) => ({ idempotencyKey: w.fresh() }),
  proveRebates: (w) => ({ idempotencyKey: w.fresh() }),
  linkOrder: async (w) => ({ ...await ofMember(w), orderId: await newOrder(w, null),
    reason: 'showed the receipt' }),
  // catalog
  createProduct: (w) => ({ ...product(w), idempotencyKey: w.fresh() }),
  putProducts: (w) => ({ products: [product(w)], idempotencyKey: w.fresh() }),
  updateProduct: async (w) => ({ ...await newProduct(w), nameEn: 'Other ring' }),
  addItem: (w) => ({ productId: w.productId, item: item(w), idempotencyKey: w.fresh() }),
  updateItem: async (w) => {
    const { item: made } = await change(w, 'addItem', 'item { id version }',
      { productId: w.productId, item: item(w), idempotencyKey: w.fresh() });
    return { id: made.id, expectedVersion: made.version, size: '12' };
  },
  setItemCost: async (w) => ({ itemId: (await change(w, 'addItem', 'item { id }',
    { productId: w.productId, item: item(w), idempotencyKey: w.fresh() })).item.id,
  cost: money('50.00'), idempotencyKey: w.fresh() }),
  setMarginClass: async (w) => ({ productId: (await newProduct(w)).id, marginClass: 'B',
    effectiveAt: '2026-10-01T00:00:00Z', reason: 'recalculated', idempotencyKey: w.fresh() }),
  confirmClassProposal: proposed, dismissClassProposal: proposed,
  putBundle: (w) => bundle(w),
  prepareUpload: (w) => ({ kind: 'PICTURE', contentType: 'image/png', bytes: 1_000, sha256: 'a'.repeat(64),
    idempotencyKey: w.fresh() }),
  certifyPiece: (w) => ({ itemId: w.itemId, pieceNo: w.fresh(), links: [PROVEN], idempotencyKey: w.fresh() }),
  appendProvenance: async (w) => {
    const { provenance: made } = await change(w, 'certifyPiece', 'provenance { certificateNo }',
      { itemId: w.itemId, pieceNo: w.fresh(), idempotencyKey: w.fresh() });
    return { certificateNo: made.certificateNo, link: PROVEN, idempotencyKey: w.fresh() };
  },
  publishGoldPrice: (w) => ({ ...goldPrice(w), idempotencyKey: w.fresh() }),
  publishGoldPrices: (w) => ({ prices: [goldPrice(w)], idempotencyKey: w.fresh() }),
  confirmGoldPrice: held(heldGoldPrice), dismissGoldPrice: held(heldGoldPrice),
  withdrawGoldPrice: async (w) => {
    const { goldPrice: price } = await change(w, 'publishGoldPrice', 'goldPrice { id }',
      { ...goldPrice(w), idempotencyKey: w.fresh() });
    return { id: price.id, reason: 'a mistake', idempotencyKey: w.fresh() };
  },
  retractGoldWithdrawal: held(askedGoldPrice),
  publishFxTable: (w) => ({ homeRegion: 'SG', source: 'board',
    effectiveAt: new Date(Date.parse(day) + Number(w.fresh().slice(1)) * 60_000).toISOString(),
    rates: [{ from: 'CNY', rate: '0.19' }], idempotencyKey: w.fresh() }),
  confirmFxTable: held(heldFxTable), dismissFxTable: held(heldFxTable),
  withdrawFxTable: async (w) => ({ id: await upcomingFxTable(w), reason: 'a mistake', idempotencyKey: w.fresh() }),
  retractFxWithdrawal: held(askedFxTable),
  ...VALID_LIVE_INPUTS, ...VALID_LOTTERY_INPUTS, ...VALID_EVENT_INPUTS,
  // franchises
  registerChannel: (w) => ({ code: w.fresh(), name: 'Channel', kind: 'WEB',
    idempotencyKey: w.fresh() }),
  registerFranchise: (w) => ({ code: w.fresh(), name: 'Franchise', city: 'Suzhou', region: 'CN',
    contract: { number: w.fresh(), startsOn: '2024-01-01' }, idempotencyKey: w.fresh() }),
  updateFranchise: async (w) => {
    const made = await change(w, 'registerFranchise', 'franchise { id version }',
      await VALID_INPUTS['registerFranchise']!(w));
    return { id: made.franchise.id, expectedVersion: made.franchise.version, city: 'Wuxi' };
  },
  registerOutlet: (w) => ({ code: w.fresh(), name: 'Store', city: 'Hangzhou', region: 'CN',
    kind: 'OWN_STORE', idempotencyKey: w.fresh() }),
  updateOutlet: async (w) => ({ ...await outlet(w), name: 'Other name' }),
  closeOutlet: async (w) => ({ ...await outlet(w), reason: 'the lease ended' }),
  transferMember: async (w) => ({ ...await ofMember(w), franchiseId: w.shop.franchiseId,
    reason: 'moved to the town' }),
  markStaff: async (w) => ({ ...await ofMember(w), isStaff: true, reason: 'works with us now' }),
  // members
  enrolMember: member,
  enrolMembers: (w) => ({ members: [member(w)] }),
  updateProfile: async (w) => ({ memberId: await newMember(w), expectedVersion: 1, city: 'Ningbo' }),
  recordConsent: async (w) => ({ ...await ofMember(w), granted: true, purpose: 'MARKETING_SMS',
    source: 'APP', textVersion: 'v1', textHash: 'a'.repeat(64) }),
  decideMergeCase: async (w) =>
    ({ id: await openMergeCase(w), decision: 'DISMISS', reason: 'two people indeed' }),
  // insights
  proveFacts: (w) => ({ idempotencyKey: w.fresh() }),
  refitPredictions: (w) => ({ idempotencyKey: w.fresh() }),
  putTag: newTag,
  tagMember: async (w) => {
    const memberId = await newMember(w);
    return { memberId, tag: (await tagMember(w, memberId)).code, source: 'MEMBER', idempotencyKey: w.fresh() };
  },
  tagMembers: async (w) => {
    const memberId = await newMember(w);
    const { code } = await tagMember(w, memberId);
    return { tags: [{ memberId, tag: code, source: 'MEMBER', idempotencyKey: w.fresh() }] };
  },
  untagMember: async (w) => {
    const memberId = await newMember(w);
    return { memberId, tag: (await tagMember(w, memberId)).code, idempotencyKey: w.fresh() };
  },
  ...VALID_MEMBER_INPUTS, ...VALID_EXPORT_INPUTS,
  ...VALID_REWARD_INPUTS, ...VALID_SEGMENT_INPUTS, ...VALID_BENEFIT_INPUTS,
  ...VALID_ENGAGEMENT_INPUTS, ...VALID_COST_INPUTS, ...VALID_COUPON_INPUTS, ...VALID_PLAN_INPUTS,
  ...VALID_SETTLEMENT_INPUTS, ...VALID_OUTREACH_INPUTS,
  ...VALID_SERVICE_INPUTS, ...VALID_TRADE_IN_INPUTS, ...VALID_POLICY_INPUTS, ...VALID_WORD_INPUTS,
    ...VALID_IDENTITY_INPUTS, ...VALID_FRANCHISE_INPUTS,
  // platform
  replayDeadLetters: () => ({ ids: ['none'] }),
};

async function newProduct(world: World): Promise<{ id: string; expectedVersion: number }> {
  const made = await change(world, 'createProduct', 'product { id version }',
    { ...product(world), idempotencyKey: world.fresh() });
  await world.graph.settled();
  return { id: made.product.id, expectedVersion: made.product.version };
}

/** Who may do it: the owner; what one asked for a second person decides. */
const ACTORS: Readonly<Record<string, Actor>> = {
  decidePointsAdjustment: SECOND, decideTier: SECOND, decideCharityPayout: SECOND,
  publishCouponOffer: SECOND, publishPlayfulFormat: SECOND, publishLottery: SECOND,
  confirmGoldPrice: SECOND, confirmFxTable: SECOND,
  decideBenefit: SECOND, decideSharingTerms: SECOND, ...POLICY_DECIDERS, ...COST_DECIDERS, ...PLAN_DECIDERS,
};

export async function validInput(world: World, mutation: string): Promise<ValidInput> {
  const prepare = VALID_INPUTS[mutation];
  if (!prepare) throw new Error(`valid-inputs.ts has no entry for ${mutation}`);
  const { [SENDER]: sender, ...input } = await prepare(world) as { [SENDER]?: Actor };
  return { input, actor: sender ?? ACTORS[mutation] ?? OWNER };
}

