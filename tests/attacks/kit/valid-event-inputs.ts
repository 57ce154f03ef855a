import { SENDER } from './valid-identity-inputs.ts';
import { itself } from './valid-member-inputs.ts';
import { change, newMember, NOW, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;
type Kit = Pick<World, 'graph' | 'fresh' | 'shop'>;
interface Known { readonly id: string; readonly version: number }

const after = (hours: number) => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();

const event = (world: Kit, hours = 72) => ({
  kind: 'TASTING', titleZh: '品鉴会', titleEn: 'Tasting', outletId: world.shop.storeId, region: 'CN',
    startsAt: after(hours),
  endsAt: after(hours + 2), opensAt: '2026-09-01T00:00:00Z', places: 20, waitlistLimit: 5, mostSeats: 2,
  idempotencyKey: world.fresh(),
});

export async function newMemberEvent(world: Kit, more: object = {}): Promise<Known> {
  return (await change(world, 'scheduleMemberEvent', 'memberEvent { id version }', { ...event(world),
    ...more })).memberEvent;
}

/** A place of the member in an event of its own. */
export async function newEventPlace(world: Kit, memberId: string, more: object = {}): Promise<Known> {
  const { id } = await newMemberEvent(world, more);
  return (await change(world, 'bookEventPlace', 'eventPlace { id version }',
    { eventId: id, memberId, idempotencyKey: world.fresh() })).eventPlace;
}

async function newcomer(world: World): Promise<string> {
  const memberId = await newMember(world);
  await world.graph.settled();
  return memberId;
}

const edit = (world: Kit, { id, version }: Known) => ({ id, expectedVersion: version, idempotencyKey: world.fresh() });
const named = ({ id, version }: Known) => ({ id, expectedVersion: version });
const soon = () => ({ startsAt: after(1), endsAt: after(3) });

/** Nobody has place one: the line's first is offered it. */
async function offered(world: World): Promise<Known> {
  const [first, second] = [await newcomer(world), await newcomer(world)];
  const { id: eventId } = await newMemberEvent(world, { places: 1, mostSeats: 1 });
  const book = async (memberId: string): Promise<Known> => (await change(world, 'bookEventPlace',
    'eventPlace { id version }', { eventId, memberId, idempotencyKey: world.fresh() })).eventPlace;
  const [taken, waiting] = [await book(first), await book(second)];
  await change(world, 'giveBackEventPlace', 'eventPlace { id }', edit(world, taken));
  return { ...waiting, version: 2 };
}

export const VALID_EVENT_INPUTS: Readonly<Record<string, Prepare>> = {
  scheduleMemberEvent: (w) => event(w),
  updateMemberEvent: async (w) => ({ ...named(await newMemberEvent(w)), places: 30 }),
  cancelMemberEvent: async (w) => ({ ...named(await newMemberEvent(w)), reason: 'the roof leaks' }),
  bookEventPlace: async (w) => (
    { eventId: (await newMemberEvent(w)).id, memberId: await newcomer(w), seats: 2, idempotencyKey: w.fresh() }),
  answerEventOffer: async (w) => ({ ...edit(w, await offered(w)), accepts: true }),
  giveBackEventPlace: async (w) => edit(w, await newEventPlace(w, await newcomer(w))),
  checkInEventPlace: async (w) => edit(w, await newEventPlace(w, await newcomer(w), soon())),
  rateMemberEvent: async (w) => {
    const place = await newEventPlace(w, w.memberId, soon());
    await change(w, 'checkInEventPlace', 'eventPlace { id }', edit(w, place));
    return { id: place.id, stars: 5, feedback: 'worth the way', idempotencyKey: w.fresh(),
      [SENDER]: itself(w.memberId) };
  },
};
