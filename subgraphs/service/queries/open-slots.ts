import type { Actor } from '../../kernel/actor.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { lastDayOf } from '../domain/appointments/ahead.ts';
import { appointmentKindOf } from '../domain/appointments/kinds.ts';
import { dayAfter, dayIn, openStarts, slotsOf, type OpenSlot } from '../domain/appointments/slots.ts';
import { readDesks, takenBetween } from '../persistence/desks.ts';
import { readPlace, servesAt } from '../persistence/places.ts';
import { servicePolicyAt } from '../persistence/policies.ts';
import { rankOf } from '../persistence/tiers.ts';

export interface SlotsAsked {
  readonly outletId: string;
  readonly kind: string;
  /** 'YYYY-MM-DD' of the outlet's region. */
  readonly from: string;
  readonly days: number;
  /** For whom: the rank of its tier decides how far ahead; null: as for who has none. */
  readonly memberId: string | null;
}

/** Where somebody may come, as who asks may book it. */
export async function openSlots(sql: Sql, actor: Actor, asked: SlotsAsked, now: Date): Promise<OpenSlot[]> {
  const { outletId, from, days, memberId } = asked;
  const place = await readPlace(sql, outletId);
  const [desk] = await readDesks(sql, [outletId]);
  const { rules } = await servicePolicyAt(sql, now);
  const kind = desk?.appointmentKinds.includes(asked.kind) ? appointmentKindOf(rules, asked.kind) : null;
  if (!place || place.closed || !desk || !kind) return [];
  const isStaff = actor.kind !== 'channel' && actor.kind !== 'person' && servesAt(actor, place);
  const rank = isStaff ? 'staff' : await rankOf(sql, memberId ?? actor.personId ?? outletId, now);
  if (rank !== 'staff' && rank < kind.fromRank) return [];
  const zone = (await readCodebook(sql)).zoneOf(place.region, now);
  const today = dayIn(now, zone);
  const last = [dayAfter(from, days - 1), lastDayOf(rules.daysAhead, rank, today)].sort()[0]!;
  const first = from < today ? today : from;
  if (first > last) return [];
  const taken = (await takenBetween(sql, [outletId], [first, last], zone)).get(outletId) ?? [];
  const found: OpenSlot[] = [];
  for (let day = first; day <= last; day = dayAfter(day, 1)) {
    found.push(...openStarts(slotsOf(day, desk, zone), taken, kind.minutes));
  }
  return found.filter((slot) => slot.left > 0 && (isStaff ? slot.endsAt : slot.startsAt) > now);
}
