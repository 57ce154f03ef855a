import type { Actor } from '../../../subgraphs/kernel/actor.ts';
import { enrol, exampleOrder, openShop, record, type Shop } from '../../graph/shop.ts';
import { OWNER, type TestGraph } from '../../kit/graph.ts';
import { COMPLAINT_STEPS } from './valid-member-inputs.ts';
import { openCap } from './valid-cost-inputs.ts';

/** A small brand in which each kind of thing exists at least once, and more can be had. */
export interface World {
  readonly graph: TestGraph;
  readonly shop: Shop;
  /** The member everybody asks about: at home in the franchise, customer of the channel. */
  readonly memberId: string;
  readonly productId: string;
  readonly itemId: string;
  readonly sessionId: string;
  readonly liveSessionId: string;
  readonly dropId: string;
  /** How often things of this kind were made, with this one: 1, 2, 3 … */
  next(kind: string): number;
  /** A short text that was not used before. */
  fresh(): string;
}

/** What of a world can be told to another process that has a copy of its database. */
export type WorldFacts = Omit<World, 'graph' | 'next' | 'fresh'> & { readonly counts: Record<string, number> };

/** Counts on from where whoever made the world has stopped. */
export function countersOf(counts: Record<string, number>): Pick<World, 'next' | 'fresh'> {
  const next = (kind: string): number => (counts[kind] = (counts[kind] ?? 0) + 1);
  return { next, fresh: () => `w${next('fresh')}` };
}

/** Head office too, but another person: what one asks, the other decides. */
export const SECOND: Actor = { ...OWNER, id: 'second', name: 'Sven Second' };

export const NOW = '2026-09-15T04:00:00Z';
export const BOOKED_FOR = '2026-09-20T06:00:00Z';

export async function openWorld(graph: TestGraph, counts: Record<string, number> = {}): Promise<World> {
  const shop = await openShop(graph);
  const counters = countersOf(counts);
  const memberId = await enrol(graph, shop, 'somebody', { phone: '+8613800138000' });
  await graph.settled();
  const { itemsBySku: [ring] } = await graph.get(
    '{ itemsBySku(skus: ["RING-1"]) { id product { id } } }');
  const world = { graph, shop, ...counters, memberId, itemId: ring.id, productId: ring.product.id };
  await sell(world, memberId, 'somebody');
  await givePoints(world, memberId, 9_000);
  await openCap(world);
  const sessionId = await scheduleSession(world);
  const liveSessionId = await scheduleSession(world);
  await change(world, 'goLive', 'liveSession { id }', { id: liveSessionId, expectedVersion: 1 });
  const dropId = await addDrop(world, liveSessionId);
  return { ...world, sessionId, liveSessionId, dropId };
}

export type Base = Pick<World, 'graph' | 'shop' | 'next' | 'fresh'>;

/** Runs a mutation that must be accepted. */
export async function change(
  { graph }: Pick<World, 'graph'>, name: string, selection: string, input: object,
  actor: Actor = OWNER,
): Promise<any> {
  const type = `${SHARED_INPUTS[name] ?? name[0]!.toUpperCase() + name.slice(1)}Input`;
  const data = await graph.get(`mutation($input: ${type}!) {
    ${name}(input: $input) { ${selection} userErrors { code path message } } }`, { input }, actor);
  const { userErrors } = data[name];
  if (userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(userErrors)}`);
  return data[name];
}

/** Mutations that decide one thing either way share their input. */
const SHARED_INPUTS: Readonly<Record<string, string>> = { captureHold: 'SettleHold', showReward: 'StepReward',
  retireReward: 'StepReward',
  voidHold: 'SettleHold', confirmGoldPrice: 'DecideGoldPrice', dismissGoldPrice: 'DecideGoldPrice',
  confirmClassProposal: 'DecideClassProposal', dismissClassProposal: 'DecideClassProposal',
  confirmFxTable: 'DecideFxTable',
  upholdAttributionAppeal: 'DecideAttributionAppeal', rejectAttributionAppeal: 'DecideAttributionAppeal',
  dismissFxTable: 'DecideFxTable',
  useCoupons: 'SettleCoupons', releaseCoupons: 'SettleCoupons', cancelEntitlement: 'EntitlementBooking',
  honourEntitlement: 'EntitlementBooking', missEntitlement: 'EntitlementBooking', ...COMPLAINT_STEPS };

/** One purchase in the franchise's store, so that the member is at home there, and one online. */
async function sell(world: Base, memberId: string, externalId: string): Promise<void> {
  const { graph, shop } = world;
  for (const more of [
    { externalNo: `first-${externalId}`, outletId: shop.storeId, fulfilment: 'STORE',
      paidAt: '2025-01-10T04:00:00Z', deliveredAt: '2025-01-10T04:00:00Z', orderDiscounts: [],
      lines: [{ sku: 'BAR-1', unitPrice: '1.00' }] },
    {}]) {
    const [sold] = await record(graph, shop,
      [exampleOrder(shop, externalId, { buyer: { memberId }, ...more })]);
    if (!sold?.order) throw new Error(JSON.stringify(sold));
    await graph.settled();
  }
}

export async function newMember(world: Base, more: Record<string, unknown> = {}): Promise<string> {
  return enrol(world.graph, world.shop, world.fresh(), more);
}

export async function richMember(world: Base): Promise<string> {
  const memberId = await newMember(world);
  await world.graph.settled();
  await givePoints(world, memberId, 9_000);
  return memberId;
}

/** By an operator of its own each time: what one gives adds up, and beyond the limit waits for a second one. */
export function givePoints(world: Base, memberId: string, points: number): Promise<any> {
  return change(world, 'adjustPoints', 'adjustment { id version state }',
    { memberId, points, reason: 'for a test', idempotencyKey: world.fresh() },
    { ...OWNER, id: `giver-${world.fresh()}` });
}

export async function tagMember(world: Base, memberId: string): Promise<{ id: string; code: string }> {
  const { tag } = await change(world, 'putTag', 'tag { id code }', newTag(world));
  await change(world, 'tagMember', 'member { id }', { memberId, tag: tag.code, idempotencyKey: world.fresh() });
  return tag;
}

export const newTag = (world: Base) => ({
  code: world.fresh().toLowerCase().replaceAll(/[^a-z0-9]/g, '-'), nameZh: '标签', nameEn: 'Tag', exclusiveGroup: 'group',
  expectedVersion: 0, idempotencyKey: world.fresh(),
});

export async function newOrder(world: Base, memberId: string | null): Promise<string> {
  const buyer = memberId === null ? { externalId: world.fresh() } : { memberId };
  const [sold] = await record(world.graph, world.shop,
    [exampleOrder(world.shop, world.fresh(), { buyer })]);
  if (!sold?.order) throw new Error(JSON.stringify(sold));
  return sold.order.id;
}

export async function holdPoints(world: Base, memberId: string): Promise<string> {
  const { hold } = await change(world, 'holdPoints', 'hold { id }', { memberId, points: 10,
    purpose: 'test', ttlMinutes: 30, idempotencyKey: world.fresh() });
  return hold.id;
}

export async function scheduleSession(world: Base): Promise<string> {
  const { liveSession } = await change(world, 'scheduleLiveSession', 'liveSession { id }', {
    titleZh: '直播', titleEn: 'Live', host: 'Host', outletId: world.shop.webShopId,
    startsAt: '2026-09-15T04:00:00Z', endsAt: '2026-09-15T08:00:00Z', idempotencyKey: world.fresh(),
  });
  return liveSession.id;
}

export async function addDrop(
  world: Base & { itemId: string }, sessionId: string, more: object = {},
): Promise<string> {
  const { drop } = await change(world, 'addDrop', 'drop { id }', { sessionId, itemId: world.itemId,
    stock: 100, limitPerMember: 2, opensAt: '2026-09-15T04:00:00Z', tierDelaySeconds: [],
    cashPrice: { amount: '100.00', currency: 'CNY' }, pointsPrice: 5,
    idempotencyKey: world.fresh(), ...more });
  return drop.id;
}

export async function claim(world: World, memberId: string): Promise<string> {
  const made = await change(world, 'claimDrop', 'claim { id state }',
    { dropId: world.dropId, memberId, idempotencyKey: world.fresh() });
  return made.claim.id;
}

/** Two customers with a life of their own, of whom one now shows the other's phone. */
export async function openMergeCase(world: World): Promise<string> {
  const { graph, shop, fresh } = world;
  const phone = `+86139${fresh().slice(1).padStart(8, '0')}`;
  const [older, younger] = [fresh(), fresh()];
  const first = await enrol(graph, shop, older);
  const second = await enrol(graph, shop, younger, { phone, phoneVerified: true });
  await graph.settled();
  await newOrder(world, first);
  await newOrder(world, second);
  await givePoints(world, first, 5);
  await givePoints(world, second, 5);
  await graph.settled();
  const { mergeCase } = await change(world, 'enrolMember', 'mergeCase { id }', {
    channelId: shop.channelId, externalId: older, region: 'CN', name: '王小明', source: 'ONLINE',
    phone, phoneVerified: true, idempotencyKey: fresh() });
  if (!mergeCase) throw new Error('no merge case was opened');
  return mergeCase.id;
}

/** Two of one item, for a tenth less. */
export function bundle(world: World) {
  return {
    code: world.fresh(), nameZh: '套装', nameEn: 'Set', parts: [{ itemId: world.itemId, quantity: 2 }],
    pricing: 'PERCENT_OFF', offBps: 1_000, expectedVersion: 0, idempotencyKey: world.fresh(),
  };
}
