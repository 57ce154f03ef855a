import type { Actor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { seedId, type SeedContext } from '../../kernel/seed.ts';
import { bookAppointment } from '../commands/appointments/book-appointment.ts';
import { cancelAppointment } from '../commands/appointments/cancel-appointment.ts';
import { setOutletDesk } from '../commands/appointments/set-outlet-desk.ts';
import { openSlots } from '../queries/open-slots.ts';
import { seededDesks } from '../queries/to-seed.ts';

/** Stores of the first franchises, and head office's own. */
const STORES = ['o-01', 'o-02', 'o-03', 'o-04', 'o-05', 'o-06', 'o-33', 'o-34', 'o-35']
  .map((code) => seedId('outlet', code));
const FIRST = STORES[0]!;

const KINDS = ['try-on', 'consultation', 'private-showing', 'drop-off', 'pick-up'];
const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => (
  { weekday, from: '10:00', until: weekday > 5 ? '22:00' : '21:30', capacity: weekday > 5 ? 3 : 2 }));

/** Who comes to the first store in the next days: members, and a guest without a member. */
interface Coming { readonly kind: string; readonly note: string; readonly guest?: string; readonly off?: true }
const COMING: readonly Coming[] = [
  { kind: 'try-on', note: '想试婚嫁三金，预算 3 万元' }, { kind: 'consultation', note: '30 岁生日礼物' },
  { kind: 'drop-off', note: '项链搭扣维修' }, { kind: 'private-showing', note: '新品对戒私享' },
  { kind: 'pick-up', note: '取清洗好的手镯' }, { kind: 'try-on', note: '周末带父母来看', off: true },
  { kind: 'consultation', note: '宝宝金饰', guest: '赵女士' },
];

/** What stores offer and when, and who is expected in the first of them; each once however often it is run. */
export async function seedAppointments(context: SeedContext, desk: Actor, members: readonly string[]): Promise<void> {
  const { home } = context;
  const { open, known, booked } = await seededDesks(home.database.sql, STORES);
  const run = async <Value>(outcome: Promise<Outcome<Value>>): Promise<Value> => {
    const told = await outcome;
    if (!told.ok) throw new Error(`seed appointments: ${told.refusals[0]?.code} ${told.refusals[0]?.message}`);
    return told.value;
  };
  for (const outletId of STORES.filter((id) => known.has(id) && !open.has(id))) {
    await run(runCommand(home, { actor: desk, requestId: 'seed' }, setOutletDesk, {
      outletId, appointmentKinds: KINDS, serviceKinds: ['cleaning', 'resizing', 'engraving', 'repair'], hours,
      closedOn: [], expectedVersion: 0 }, { idempotencyKey: `seed:desk:${outletId}` }));
  }
  if (booked || !known.has(FIRST)) return;
  for (const [place, { kind, note, guest = null, off }] of COMING.entries()) {
    const memberId = guest ? null : members[place % members.length] ?? null;
    const slot = await freeSlot(context, desk, kind, place);
    if (!slot || (memberId === null && guest === null)) continue;
    const { appointmentId } = await run(runCommand(home, { actor: desk, requestId: 'seed' }, bookAppointment,
      { memberId, guest, outletId: FIRST, kind, startsAt: slot, note },
      { idempotencyKey: `seed:appointment:${place}` }));
    if (off) {
      await run(runCommand(home, { actor: desk, requestId: 'seed' }, cancelAppointment,
        { appointmentId, expectedVersion: 1 }, { idempotencyKey: `seed:appointment:${place}:off` }));
    }
  }
}

/** Spread over the next days, the earlier ones today and tomorrow. */
async function freeSlot({ home }: SeedContext, desk: Actor, kind: string, place: number): Promise<Date | null> {
  const now = home.clock.now();
  const from = new Date(now.getTime() + Math.floor(place / 2) * 86_400_000).toISOString().slice(0, 10);
  const slots = await openSlots(
    home.database.sql, desk, { outletId: FIRST, kind, from, days: 3, memberId: null }, now);
  return slots.filter(({ startsAt }) => startsAt > now)[place * 2]?.startsAt ?? null;
}
