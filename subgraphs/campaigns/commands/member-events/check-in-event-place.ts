import { sql as fragment } from 'kysely';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { standingOf } from '../../domain/member-events/event-draft.ts';
import { lockPlace, savePlace } from '../../persistence/member-events.ts';
import { ownersOf, personOf } from '../../persistence/same-person.ts';
import { stale, unknownPlace } from './refuse.ts';

export interface CheckInEventPlace {
  readonly placeId: string | null;
  /** The member stands at the door with its code, which the counter has just taken. */
  readonly byCode: boolean;
  readonly expectedVersion: number;
}

export type CheckInCode = 'NOT_FOUND' | 'STALE' | 'NOT_NOW' | 'NOT_VISITING';

/** Doors open before the event begins. */
const DOORS_BEFORE_MS = 2 * 3_600_000;

/** Somebody with a place has come. */
export const checkInEventPlace = defineCommand<CheckInEventPlace, { placeId: string }, CheckInCode>({
  name: 'campaigns.check-in-event-place',
  execute: async (tx, { placeId, byCode, expectedVersion }) => {
    await shareMerges(tx.sql);
    const found = await lockPlace(tx, placeId);
    if (!found) return unknownPlace();
    const { place, event } = found;
    const isOpen = new Date(event.startsAt.getTime() - DOORS_BEFORE_MS) <= tx.now
      && !['over', 'cancelled'].includes(standingOf(event, tx.now));
    if (place.state !== 'booked' || !isOpen) {
      return refused('NOT_NOW', `It is ${place.state}, or the doors are closed: they open two hours before.`, ['id']);
    }
    const other = stale(place, expectedVersion);
    if (other) return other;
    if (byCode && !await isVisiting(tx, place.memberId, event.outletId)) {
      return refused('NOT_VISITING', 'The member has not shown its code in this store just now.', ['byCode']);
    }
    await savePlace(tx, event, place, { state: 'attended', attendedAt: tx.now, byCode });
    return accepted({ placeId: place.id });
  },
});

async function isVisiting(tx: Tx, memberId: string, outletId: string): Promise<boolean> {
  return await tx.sql.maybe`select 1 from ${personOf(fragment`${memberId}::uuid`)} m
    cross join ${ownersOf(fragment`m.id`)} a join store_visit v on v.member_id = any(a.ids)
    where v.outlet_id = ${outletId} and v.from_at <= ${tx.now} and v.until_at > ${tx.now} limit 1` !== null;
}
