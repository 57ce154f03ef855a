import { dayText, localDay } from '../../../kernel/business-day.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import {
  lifeEventRefusals, nextOccurrence, type LifeDate, type LifeEventCode,
} from '../../domain/life-events/life-event.ts';
import type { LifeEventKind } from '../../domain/words.ts';
import { findServed, mayChangeLifeEvents } from '../../persistence/find-served.ts';
import { tagIfMerged } from '../../persistence/merges/tag-if-merged.ts';
import { lifeEventTable } from '../../persistence/tables/life-event.table.ts';
import { tellLifeEvents } from '../../persistence/tell-life-events.ts';

export interface PutLifeEventInput extends LifeDate {
  readonly memberId: string;
  readonly kind: LifeEventKind;
  /** The guardian of a child agreed to what is kept of it. */
  readonly guardianConsent: boolean;
}

export type PutLifeEventCode = LifeEventCode | 'NOT_FOUND' | 'CONSENT_REQUIRED' | 'TOO_MANY';

export const MOST_LIFE_EVENTS = 30;

/** Keeps a day that matters to a member; one that is kept already is answered as it is. */
export const putLifeEvent = defineCommand<PutLifeEventInput, { lifeEventId: string }, PutLifeEventCode>({
  name: 'members.put-life-event',
  execute: async (tx, { memberId, kind, guardianConsent, ...date }) => {
    const member = await findServed(tx, memberId);
    if (!member) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    if (!await mayChangeLifeEvents(tx, member.id)) {
      return refused('CONSENT_REQUIRED', 'The member has not agreed to share with the franchise.', ['memberId']);
    }
    const zone = (await readCodebook(tx.sql)).zoneOf(member.region, tx.now);
    const today = dayText(localDay(tx.now, zone));
    const refusals = lifeEventRefusals(kind, date, guardianConsent, today);
    if (refusals.length > 0) return refusedAll(refusals);
    const known = await knownOf(tx, member.id, kind, date);
    if (known.same) return accepted({ lifeEventId: known.same });
    if (known.count >= MOST_LIFE_EVENTS) {
      return refused('TOO_MANY', `A member has at most ${MOST_LIFE_EVENTS} of them.`, ['memberId']);
    }
    const id = newId(tx.now);
    await tx.sql.insertInto(lifeEventTable, [{
      ...date, id, memberId: member.id, kind, guardianConsentedAt: guardianConsent ? tx.now : null,
      addedAt: tx.now, nextOn: nextOccurrence(kind, date, today),
    }]);
    await tagIfMerged(tx, 'life_event', id, { named: memberId, today: member.id });
    await tellLifeEvents(tx, [id]);
    tx.audit({ subjectId: member.id, after: { lifeEventId: id, kind, calendar: date.calendar, guardianConsent } });
    return accepted({ lifeEventId: id });
  },
});

async function knownOf(
  tx: Tx, memberId: string, kind: LifeEventKind, { calendar, year, month, day, leapMonth }: LifeDate,
): Promise<{ same: string | null; count: number }> {
  const rows = await tx.sql.all<{ id: string; same: boolean }>`select id, kind = ${kind}
      and (calendar, year, month, day, leap_month) is not distinct from
        (${calendar}::text, ${year}::int, ${month}::smallint, ${day}::smallint, ${leapMonth}::boolean) as same
    from life_event where member_id = ${memberId}`;
  return { same: rows.find((row) => row.same)?.id ?? null, count: rows.length };
}
