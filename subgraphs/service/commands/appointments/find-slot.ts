import type { Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { lastDayOf } from '../../domain/appointments/ahead.ts';
import { dayIn, openStarts, slotsOf, type OpenSlot } from '../../domain/appointments/slots.ts';
import { takenBetween, type OutletDeskRow } from '../../persistence/desks.ts';

export type SlotCode = 'SLOT_CLOSED' | 'SLOT_NOT_YET' | 'SLOT_FULL';

export interface SlotAsked {
  readonly desk: OutletDeskRow;
  readonly region: string;
  readonly minutes: number;
  readonly startsAt: Date;
  readonly daysAhead: readonly number[];
  readonly rank: number | 'staff';
  /** What is moved gives its own place up. */
  readonly instead?: { readonly startsAt: Date; readonly endsAt: Date };
}

/** The half hours from then on, when the outlet is open, booking is, and there is room. Under the desk's lock. */
export async function findSlot(tx: Tx, asked: SlotAsked): Promise<Outcome<OpenSlot, SlotCode>> {
  const { desk, region, minutes, startsAt, daysAhead, rank, instead } = asked;
  const zone = (await readCodebook(tx.sql)).zoneOf(region, tx.now);
  const day = dayIn(startsAt, zone);
  if (day > lastDayOf(daysAhead, rank, dayIn(tx.now, zone))) {
    return refused('SLOT_NOT_YET', 'That day is not open for booking yet.', ['startsAt']);
  }
  const taken = (await takenBetween(tx.sql, [desk.outletId], [day, day], zone)).get(desk.outletId) ?? [];
  const given = instead ? [...taken, { ...instead, count: -1 }] : taken;
  const slot = openStarts(slotsOf(day, desk, zone), given, minutes)
    .find((each) => each.startsAt.getTime() === startsAt.getTime());
  // The staff writes down who has just come, too.
  if (!slot || (rank === 'staff' ? slot.endsAt : slot.startsAt) <= tx.now) {
    return refused('SLOT_CLOSED', 'Nobody is received then.', ['startsAt']);
  }
  return slot.left > 0 ? accepted(slot) : refused('SLOT_FULL', 'There is no place left then.', ['startsAt']);
}
