import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { refusalsOfEvent, type EventDraft } from '../../domain/member-events/event-draft.ts';
import { memberEventTable } from '../../persistence/tables/member-event.table.ts';
import { refusalOfOutlet } from '../sessions/schedule-live-session.ts';

export interface ScheduleMemberEvent extends EventDraft {
  readonly outletId: string | null;
  readonly region: string;
  /** Seeds name their events themselves. */
  readonly id?: string;
}

export type ScheduleEventCode = 'INVALID' | 'NOT_FOUND' | 'OUTLET_CLOSED' | 'UNKNOWN_REGION';

/** Announces an event: from its opening on members book, by tier. */
export const scheduleMemberEvent = defineCommand<ScheduleMemberEvent, { eventId: string }, ScheduleEventCode>({
  name: 'campaigns.schedule-member-event',
  needs: namedBy({ outletId: FACT.outlet }),
  execute: async (tx, { outletId, region, id = newId(tx.now), ...draft }) => {
    const refusals = refusalsOfEvent(draft, tx.now);
    if (refusals.length > 0) return refusedAll(refusals);
    const place = await refusalOfOutlet(tx, outletId);
    if (place) return place;
    if (!(await readCodebook(tx.sql)).list('region', tx.now).some(({ code }) => code === region)) {
      return refused('UNKNOWN_REGION', 'There is no such region.', ['region']);
    }
    const fields = trimmed(draft);
    await tx.sql.insertInto(memberEventTable, [{
      ...fields, id, outletId: outletId!, region, createdAt: tx.now, closedAt: null, cancelledAt: null,
        cancelReason: null,
    }]);
    tx.audit({ subjectId: id, after: { ...fields, outletId, region } });
    return accepted({ eventId: id });
  },
});

export function trimmed(draft: EventDraft): EventDraft {
  const { kind, startsAt, endsAt, opensAt, tierDelayHours, places, waitlistLimit, mostSeats } = draft;
  return {
    kind, startsAt, endsAt, opensAt, tierDelayHours: [...tierDelayHours], places, waitlistLimit, mostSeats,
    titleZh: draft.titleZh.trim(), titleEn: draft.titleEn.trim(), about: draft.about?.trim() ?? null,
    address: draft.address?.trim() ?? null,
  };
}
