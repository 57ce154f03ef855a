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

const DESK = {
  appointmentKinds: ['try-on'], serviceKinds: ['cleaning'], closedOn: [],
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '00:00', until: '24:00', capacity: 50 })),
};

/** The franchise's store receives day and night; whoever said so before has said the same. */
async function receiving(world: Kit): Promise<void> {
  const { outletDesk } = await world.graph.get('query ($id: ID!) { outletDesk(outletId: $id) { version } }',
    { id: world.shop.storeId });
  if (outletDesk) return;
  await change(world, 'setOutletDesk', 'outletDesk { version }',
    { outletId: world.shop.storeId, ...DESK, expectedVersion: 0, idempotencyKey: world.fresh() });
}

let half = 0;
/** Each at a half hour of its own, from the day after the world's on. */
async function coming(world: Kit, memberId: string): Promise<object> {
  await receiving(world);
  half += 1;
  return { memberId, outletId: world.shop.storeId, kind: 'try-on', idempotencyKey: world.fresh(),
    startsAt: new Date(Date.parse('2026-09-16T00:00:00Z') + half * 1_800_000).toISOString() };
}

/** The member comes to the franchise's store. */
export async function newAppointment(world: Kit, memberId: string): Promise<Served> {
  return (await change(world, 'bookAppointment', 'appointment { id version }', await coming(world, memberId)))
    .appointment;
}

async function newcomer(world: World): Promise<string> {
  const memberId = await newMember(world);
  await world.graph.settled();
  return memberId;
}

/** Somebody who is expected now. */
async function expected(world: World): Promise<Served> {
  const now = world.graph.clock.now().getTime();
  const input = { ...await coming(world, await newcomer(world)),
    startsAt: new Date(now - now % 1_800_000).toISOString() };
  return (await change(world, 'bookAppointment', 'appointment { id version }', input)).appointment;
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
  bookAppointment: async (w) => ({ ...await coming(w, await newcomer(w)), note: 'a ring for two' }),
  moveAppointment: async (w) => ({ ...edit(w, await newAppointment(w, await newcomer(w))),
    startsAt: '2026-09-16T00:00:00Z' }),
  cancelAppointment: async (w) => edit(w, await newAppointment(w, await newcomer(w))),
  receiveAppointment: async (w) => edit(w, await expected(w)),
  finishAppointment: async (w) => {
    const { appointment } = await change(w, 'receiveAppointment', 'appointment { id version }',
      edit(w, await expected(w)));
    return edit(w, appointment);
  },
  setOutletDesk: async (w) => {
    const { outlet } = await change(w, 'registerOutlet', 'outlet { id }', { code: w.fresh(), name: 'Store',
      city: 'Hangzhou', region: 'CN', kind: 'OWN_STORE', idempotencyKey: w.fresh() });
    await w.graph.settled();
    return { outletId: outlet.id, ...DESK, expectedVersion: 0, idempotencyKey: w.fresh() };
  },
  addServicePhotos: async (w) => ({ id: (await somebodys(w)).id, photos: [PHOTO], idempotencyKey: w.fresh() }),
};
