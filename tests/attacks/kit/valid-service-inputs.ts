import { change, newMember, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;
type Kit = Pick<World, 'graph' | 'fresh' | 'shop'>;

const PHOTO = { url: 'https://media.example/ring.jpg', kind: 'RECEIVED' };
const taken = (world: Kit, memberId: string, kind = 'resizing') => ({
  memberId, outletId: world.shop.storeId, kind, piece: '戒指', idempotencyKey: world.fresh() });

export interface Served { readonly id: string; readonly version: number }

/** A piece of the member that the franchise's store has taken in. */
export async function newServiceOrder(world: Kit, memberId: string, kind?: string): Promise<Served> {
  return (await change(world, 'openServiceOrder', 'serviceOrder { id version }', taken(world, memberId, kind)))
    .serviceOrder;
}

const edit = (world: Kit, { id, version }: Served) => ({ id, expectedVersion: version, idempotencyKey: world.fresh() });

async function somebodys(world: World, kind?: string): Promise<Served> {
  const memberId = await newMember(world);
  await world.graph.settled();
  return newServiceOrder(world, memberId, kind);
}

async function stepped(world: World, order: Served, ...steps: readonly string[]): Promise<Served> {
  let now = order;
  for (const step of steps) {
    now = (await change(world, 'stepServiceOrder', 'serviceOrder { id version }',
      { ...edit(world, now), step, note: 'said' })).serviceOrder;
  }
  return now;
}

const price = { amount: '80.00', currency: 'CNY' };

export const VALID_SERVICE_INPUTS: Readonly<Record<string, Prepare>> = {
  openServiceOrder: async (w) => {
    const memberId = await newMember(w);
    await w.graph.settled();
    return { ...taken(w, memberId), photos: [PHOTO], note: 'scratched' };
  },
  stepServiceOrder: async (w) => ({ ...edit(w, await somebodys(w)), step: 'START', note: 'begun' }),
  quoteServiceOrder: async (w) => ({ ...edit(w, await somebodys(w, 'repair')), price, note: 'new claws' }),
  answerServiceQuote: async (w) => {
    const { serviceOrder } = await change(w, 'quoteServiceOrder', 'serviceOrder { id version }',
      { ...edit(w, await somebodys(w, 'repair')), price });
    return { ...edit(w, serviceOrder), approve: true, note: 'please' };
  },
  judgeServiceWarranty: async (w) => (
    { ...edit(w, await somebodys(w)), warranty: 'IN', reason: 'a fault of the house' }),
  handOverServiceOrder: async (w) => (
    { ...edit(w, await stepped(w, await somebodys(w), 'START', 'FINISH')), handedTo: 'herself', paidBy: w.fresh() }),
  rateServiceOrder: async (w) => (
    { id: (await stepped(w, await somebodys(w), 'CANCEL')).id, stars: 5, text: 'quick', idempotencyKey: w.fresh() }),
  addServicePhotos: async (w) => ({ id: (await somebodys(w)).id, photos: [PHOTO], idempotencyKey: w.fresh() }),
};
