import { FACT } from '../../../contracts/facts.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { isByTelephoneOnly } from '../../domain/appointments/ahead.ts';
import { appointmentKindOf } from '../../domain/appointments/kinds.ts';
import type { OpenSlot } from '../../domain/appointments/slots.ts';
import type { ServicePolicy } from '../../domain/policy.ts';
import { readNote, readWords } from '../../domain/texts.ts';
import type { BookedVia } from '../../domain/words.ts';
import { tellAppointment, type AppointmentRow } from '../../persistence/appointments.ts';
import { lockDesk } from '../../persistence/desks.ts';
import { visibleMember } from '../../persistence/persons.ts';
import { readPlace, servesAt, type Place } from '../../persistence/places.ts';
import { servicePolicyAt } from '../../persistence/policies.ts';
import { appointmentTable } from '../../persistence/tables/appointment.table.ts';
import { rankOf } from '../../persistence/tiers.ts';
import { findSlot, type SlotCode } from './find-slot.ts';

export interface BookAppointment {
  /** Null: the member itself, or a guest. */
  readonly memberId: string | null;
  /** Who comes, where that is no member; of the staff alone. */
  readonly guest: string | null;
  readonly outletId: string;
  readonly kind: string;
  readonly startsAt: Date;
  readonly note: string | null;
}

export type BookCode = SlotCode | 'NOT_FOUND' | 'INVALID' | 'GUEST_INVALID' | 'KIND_UNKNOWN' | 'TIER_TOO_LOW'
  | 'BY_TELEPHONE_ONLY' | 'TOO_MANY' | 'OVERLAPS';

/** Somebody is expected: a member by its own word, by a channel's or by the staff's, or a guest with a name. */
export const bookAppointment = defineCommand<BookAppointment, { appointmentId: string }, BookCode>({
  name: 'service.book-appointment',
  needs: namedBy({ memberId: FACT.member, outletId: FACT.outlet }),
  execute: async (tx, input) => {
    const via = viaOf(tx.actor);
    const place = await readPlace(tx.sql, input.outletId);
    if (!place || place.closed || (via === 'staff' && !servesAt(tx.actor, place))) {
      return refused('NOT_FOUND', 'There is no such outlet.', ['outletId']);
    }
    const who = await whoComes(tx, input, via);
    if (!who.ok) return who;
    const note = readNote(input.note, 300);
    if (note === undefined) return refused('INVALID', 'A note has at most 300 characters.', ['note']);
    const policy = await servicePolicyAt(tx.sql, tx.now);
    const found = await findPlaceFor(tx, { input, place, via, policy, memberId: who.value.memberId });
    if (!found.ok) return found;
    const row = rowOf(tx, { input, place, via, policy, note, ...who.value, ...found.value });
    await tx.sql.insertInto(appointmentTable, [row]);
    tellAppointment(tx, row);
    const { id, memberId, outletId, kind, startsAt } = row;
    tx.audit({ subjectId: id, after: { memberId, outletId, kind, startsAt, via } });
    const namedId = input.memberId ?? tx.actor.personId ?? null;
    if (memberId !== null && namedId !== memberId) {
      await tagNamed(tx, 'appointment', [{ key: [id], namedId: namedId! }]);
    }
    return accepted({ appointmentId: id });
  },
});

function viaOf({ kind }: Actor): BookedVia {
  if (kind === 'person') return 'member';
  return kind === 'channel' ? 'channel' : 'staff';
}

type Who = Pick<AppointmentRow, 'memberId' | 'guest'>;

/** Its row is locked: what a member may have at once is counted exactly. */
async function whoComes(
  tx: Tx, { memberId, guest }: BookAppointment, via: BookedVia,
): Promise<Outcome<Who, 'NOT_FOUND' | 'GUEST_INVALID'>> {
  const namedId = memberId ?? (via === 'member' ? tx.actor.personId ?? null : null);
  if (namedId === null) {
    const name = via === 'staff' ? readWords(guest ?? '', 100) : null;
    return name ? accepted({ memberId: null, guest: name })
      : refused('GUEST_INVALID', 'Say who comes: a member, or at the desk a name.', ['guest']);
  }
  if (guest !== null) return refused('GUEST_INVALID', 'Either a member or a name.', ['guest']);
  const member = await visibleMember(tx, namedId);
  if (!member) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
  await tx.sql.one`select 1 from known_member where member_id = ${member.memberId} for update`;
  return accepted({ memberId: member.memberId, guest: null });
}

interface Seeking {
  readonly input: BookAppointment; readonly place: Place; readonly via: BookedVia; readonly policy: ServicePolicy;
  readonly memberId: string | null;
}
interface Found { readonly slot: OpenSlot }

async function findPlaceFor(
  tx: Tx, { input, place, via, policy: { rules }, memberId }: Seeking,
): Promise<Outcome<Found, BookCode>> {
  const desk = await lockDesk(tx.sql, place.outletId);
  const kind = desk?.appointmentKinds.includes(input.kind) ? appointmentKindOf(rules, input.kind) : null;
  if (!desk || !kind) return refused('KIND_UNKNOWN', 'The outlet does not receive for that.', ['kind']);
  const rank = via === 'staff' ? 'staff' : await rankOf(tx.sql, memberId!, tx.now);
  if (rank !== 'staff') {
    if (rank < kind.fromRank) return refused('TIER_TOO_LOW', 'It is for members of a higher tier.', ['kind']);
    const refusal = await refusalOfSelf(tx, memberId!, rules);
    if (refusal) return refusal;
  }
  const slot = await findSlot(tx, {
    desk, region: place.region, minutes: kind.minutes, startsAt: input.startsAt, daysAhead: rules.daysAhead, rank });
  if (!slot.ok) return slot;
  if (memberId !== null && await isElsewhere(tx, memberId, slot.value)) {
    return refused('OVERLAPS', 'The member is expected somewhere at that time.', ['startsAt']);
  }
  return accepted({ slot: slot.value });
}

/** Who did not come too often, or is expected too often, asks the staff. */
async function refusalOfSelf(
  tx: Tx, memberId: string, rules: ServicePolicy['rules'],
): Promise<Outcome<never, 'BY_TELEPHONE_ONLY' | 'TOO_MANY'> | null> {
  const since = new Date(tx.now.getTime() - rules.noShowDays * 86_400_000);
  const rows = await tx.sql.all<{ startsAt: Date; state: string }>`
    select starts_at as "startsAt", state from appointment where member_id = ${memberId}
    and starts_at >= ${since} and state in ('no_show', 'booked')`;
  const missed = rows.filter(({ state }) => state === 'no_show').map(({ startsAt }) => startsAt);
  if (isByTelephoneOnly(missed, rules, tx.now)) {
    return refused('BY_TELEPHONE_ONLY', 'After appointments that were missed, the store books by telephone.', []);
  }
  return rows.length - missed.length >= rules.mostAhead
    ? refused('TOO_MANY', `At most ${rules.mostAhead} appointments stand at once.`, []) : null;
}

/** Whether a member is expected at that time, by another appointment than this one. */
export async function isElsewhere(
  tx: Tx, memberId: string, { startsAt, endsAt }: Pick<OpenSlot, 'startsAt' | 'endsAt'>, but: string | null = null,
): Promise<boolean> {
  return await tx.sql.maybe`select 1 from appointment where member_id = ${memberId} and starts_at < ${endsAt}
    and ends_at > ${startsAt} and state in ('booked', 'arrived') and id is distinct from ${but}::uuid limit 1` !== null;
}

interface Parts extends Seeking, Who, Found { readonly memberId: string | null; readonly note: string | null }

function rowOf(tx: Tx, { input, place, via, policy, note, memberId, guest, slot }: Parts): AppointmentRow {
  const { startsAt, endsAt } = slot;
  return {
    id: newId(tx.now), untold: false, memberId, guest, outletId: place.outletId, tenantId: place.franchiseId,
    channelId: tx.actor.channelId ?? null, outletChannelId: place.channelId, region: place.region,
    kind: input.kind, policyVersion: policy.version,
    startsAt, endsAt, missedAt: missedAt(startsAt, tx.now, policy.rules.graceMinutes), state: 'booked',
    note, via, bookedAt: tx.now, bookedBy: tx.actor.name, arrivedAt: null, arrivedByCode: false, closedAt: null,
    version: 1,
  };
}

/** Who is written down when its time has begun has as long from then on. */
export const missedAt = (startsAt: Date, now: Date, graceMinutes: number): Date =>
  new Date(Math.max(startsAt.getTime(), now.getTime()) + graceMinutes * 60_000);
