import type { Actor } from '../../../subgraphs/kernel/actor.ts';
import { exampleOrder, record } from '../../graph/shop.ts';
import { OWNER } from '../../kit/graph.ts';
import { SENDER } from './valid-identity-inputs.ts';
import { change, type World } from './world.ts';

type Kit = Pick<World, 'graph' | 'fresh' | 'shop'>;
type Prepare = (world: World) => Promise<object> | object;

/** Somebody of the shop's franchise who may do everything there. */
const ofFranchise = ({ shop }: Kit): Actor => ({
  ...OWNER, kind: 'tenant', id: 'manager', name: 'Mia Manager', tenantId: shop.franchiseUuid, roles: ['manager'] });

/** A sale of the franchise's store whose buyer nobody knows yet. */
async function soldThere(world: Kit): Promise<string> {
  const [sold] = await record(world.graph, world.shop, [exampleOrder(world.shop, world.fresh(), {
    buyer: { externalId: world.fresh() }, outletId: world.shop.storeId, fulfilment: 'STORE',
    deliveredAt: '2026-09-01T04:00:00Z' })]);
  if (!sold?.order) throw new Error(JSON.stringify(sold));
  await world.graph.settled();
  return sold.order.id;
}

const appealOf = (world: Kit, orderId: string) => ({
  orderId, statement: 'our associate served the buyer', idempotencyKey: world.fresh() });

interface Appealed { readonly id: string; readonly version: number; readonly orderId: string }

async function appealed(world: Kit): Promise<Appealed> {
  const orderId = await soldThere(world);
  const { attributionAppeal } = await change(world, 'openAttributionAppeal', 'attributionAppeal { id version }',
    appealOf(world, orderId), ofFranchise(world));
  return { ...attributionAppeal, orderId };
}

/** About the member: whose the order was turned out later. */
export async function newAppeal(world: Kit, memberId: string): Promise<Appealed> {
  const appeal = await appealed(world);
  await change(world, 'linkOrder', 'order { id }', {
    orderId: appeal.orderId, memberId, reason: 'showed the receipt', idempotencyKey: world.fresh() });
  await world.graph.settled();
  return appeal;
}

const closing = (world: Kit, { id, version }: Appealed) => ({
  id, expectedVersion: version, idempotencyKey: world.fresh() });

export const VALID_FRANCHISE_INPUTS: Readonly<Record<string, Prepare>> = {
  openAttributionAppeal: async (w) => ({ ...appealOf(w, await soldThere(w)), [SENDER]: ofFranchise(w) }),
  withdrawAttributionAppeal: async (w) => ({ ...closing(w, await appealed(w)), [SENDER]: ofFranchise(w) }),
  rejectAttributionAppeal: async (w) => ({ ...closing(w, await appealed(w)), reason: 'nothing shows it' }),
  upholdAttributionAppeal: async (w) => {
    const { memberId } = await change(w, 'enrolMember', 'member { id }', {
      channelId: w.shop.channelId, externalId: w.fresh(), region: 'CN', source: 'ONLINE', idempotencyKey: w.fresh(),
    }).then(({ member }) => ({ memberId: member.id }));
    await w.graph.settled();
    return { ...closing(w, await newAppeal(w, memberId)), reason: 'the till shows it' };
  },
  closeFranchise: async (w) => {
    const { franchise } = await change(w, 'registerFranchise', 'franchise { id version }', {
      code: w.fresh(), name: 'Franchise', city: 'Suzhou', region: 'CN',
      contract: { number: w.fresh(), startsOn: '2024-01-01' }, idempotencyKey: w.fresh() });
    return { id: franchise.id, expectedVersion: franchise.version, reason: 'it retires', idempotencyKey: w.fresh() };
  },
  askAttributionTrial: (w) => ({ idempotencyKey: w.fresh(), rules: {
    rebates: [{ marginClass: 'A', bps: 250 }], marginCapBps: 3_000, periodMonths: 12, trailingMonths: 12,
    protectionDays: 180 } }),
};
