import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { PLACE_STATES } from '../../domain/member-events/places.ts';

/** A member's place in an event, or in its line. */
export const eventPlaceTable = defineTable('campaigns.event_place', {
  id: t.uuid().primary(),
  eventId: t.uuid(),
  memberId: t.uuid(),
  seats: t.int().check('seats > 0'),
  state: t.word(...PLACE_STATES),
  /** In the line, drawn once. */
  number: t.int().nullable().check('"number" > 0'),
  offerEndsAt: t.timestamptz().nullable(),
  bookedAt: t.timestamptz(),
  bookedBy: t.text(),
  attendedAt: t.timestamptz().nullable(),
  byCode: t.bool().default(false),
  stars: t.int().nullable().check('stars >= 1 and stars <= 5'),
  feedback: t.text().nullable().check('char_length(feedback) >= 1 and char_length(feedback) <= 1000'),
  version: t.int().default(1).check('version > 0'),
}, {
  about: 'memberId',
  references: { eventId: 'member_event (id)' },
  indexes: {
    event_place_event: '(event_id, booked_at, id)',
    event_place_line: `(event_id, "number") where state = 'waiting'`,
    event_place_offers: `(offer_ends_at) where state = 'offered'`,
    event_place_member: '(member_id, booked_at, id)',
  },
  checks: {
    event_place_check: `(offer_ends_at is not null) or (state <> 'offered')`,
    event_place_check1: `stars is not null or feedback is null`,
  },
});
