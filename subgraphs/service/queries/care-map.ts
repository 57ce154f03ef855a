import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { Codebook } from '../../words/codebook.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { lastDayOf } from '../domain/appointments/ahead.ts';
import { boxAround, metresBetween, type Point } from '../domain/appointments/distance.ts';
import { appointmentKindOf } from '../domain/appointments/kinds.ts';
import { dayAfter, dayIn, openStarts, slotsOf, type Taken } from '../domain/appointments/slots.ts';
import type { ServiceRules } from '../domain/policy.ts';
import type { CareOutlet } from '../graphql/desks/care-map.type.ts';
import { takenBetween, type OutletDeskRow } from '../persistence/desks.ts';
import { servicePolicyAt } from '../persistence/policies.ts';
import { outletDeskTable } from '../persistence/tables/outlet-desk.table.ts';

export interface MapAsked {
  readonly near: Point;
  /** Kinds of service that an outlet offers, all of them. */
  readonly kinds: readonly string[];
  readonly metres: number;
  readonly first: number;
}

interface Row extends OutletDeskRow { name: string; region: string; latitude: string; longitude: string }
type Placed = Row & { readonly metres: number };

/** How far ahead a next half hour is looked for. */
const SOON_DAYS = 7;
/** What somebody brings a piece by. */
const BRINGING = 'drop-off';

/** The nearest outlets that are open for business, by the great circle. */
export async function careMap(sql: Sql, { near, kinds, metres, first }: MapAsked, now: Date): Promise<CareOutlet[]> {
  const { south, north, ranges: [one, two] } = boxAround(near, metres);
  const rows = await sql.all<Row>`select ${columnsOf(outletDeskTable, { as: 'd' })}, o.name, o.region, o.latitude,
      o.longitude from outlet_fact o join outlet_desk d on d.outlet_id = o.outlet_id
    where o.latitude is not null and not o.closed and o.latitude between ${south} and ${north}
      and (o.longitude between ${one!.west} and ${one!.east}
        or o.longitude between ${two?.west ?? null}::numeric and ${two?.east ?? null}::numeric)
      and d.service_kinds @> ${[...kinds]}::text[]`;
  const nearest = rows.map((row): Placed => ({ ...row, metres: metresBetween(near, pointOf(row)) }))
    .filter((row) => row.metres <= metres)
    .sort((a, b) => a.metres - b.metres || (a.outletId < b.outletId ? -1 : 1)).slice(0, first);
  const { rules } = await servicePolicyAt(sql, now);
  const book = await readCodebook(sql);
  const taken = await takenAround(sql, nearest, now);
  return nearest.map((row) => viewOf(row, { rules, book, now, taken: taken.get(row.outletId) ?? [] }));
}

const pointOf = ({ latitude, longitude }: Row): Point => (
  { latitude: Number(latitude), longitude: Number(longitude) });

/** By UTC days, one more on either side, so that one statement answers for all zones. */
function takenAround(sql: Sql, rows: readonly Row[], now: Date) {
  const today = dayIn(now, 'UTC');
  return takenBetween(sql, rows.map(({ outletId }) => outletId),
    [dayAfter(today, -1), dayAfter(today, SOON_DAYS + 1)], 'UTC');
}

interface Around {
  readonly rules: ServiceRules;
  readonly book: Codebook;
  readonly now: Date;
  readonly taken: readonly Taken[];
}

function viewOf(row: Placed, around: Around): CareOutlet {
  const { outletId, name, latitude, longitude, metres, serviceKinds, appointmentKinds, hours } = row;
  const { book, now, rules, taken } = around;
  const zone = book.zoneOf(row.region, now);
  const today = dayIn(now, zone);
  return {
    outletId: encodeId(PREFIX.outlet, outletId), name, latitude, longitude, metres, serviceKinds, appointmentKinds,
    hours,
    isOpen: slotsOf(today, row, zone).some(({ startsAt, endsAt }) => startsAt <= now && now < endsAt),
    nextSlotAt: appointmentKinds.includes(BRINGING) ? nextSlot(row, { rules, now, taken }, zone, today) : null,
  };
}

function nextSlot(
  desk: OutletDeskRow, { rules, now, taken }: Omit<Around, 'book'>, zone: string, today: string,
): Date | null {
  const kind = appointmentKindOf(rules, BRINGING);
  // For anybody: what opens to higher tiers alone is nobody's next half hour.
  if (!kind || kind.fromRank > 0) return null;
  const last = [lastDayOf(rules.daysAhead, 0, today), dayAfter(today, SOON_DAYS)].sort()[0]!;
  for (let day = today; day <= last; day = dayAfter(day, 1)) {
    const slot = openStarts(slotsOf(day, desk, zone), taken, kind.minutes)
      .find(({ left, startsAt }) => left > 0 && startsAt > now);
    if (slot) return slot.startsAt;
  }
  return null;
}
