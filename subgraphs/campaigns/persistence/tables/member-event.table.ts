import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { EVENT_KINDS } from '../../domain/member-events/event-draft.ts';

const TEXT = (column: string, most: number) => `char_length(${column}) >= 1 and char_length(${column}) <= ${most}`;

/** What the house invites its members to. */
export const memberEventTable = defineTable('campaigns.member_event', {
  id: t.uuid().primary(),
  kind: t.word(...EVENT_KINDS),
  titleZh: t.text().check(TEXT('title_zh', 100)),
  titleEn: t.text().check(TEXT('title_en', 100)),
  about: t.text().nullable().check(TEXT('about', 2000)),
  outletId: t.uuid(),
  address: t.text().nullable().check(TEXT('address', 200)),
  /** Whose clocks say when its day begins. */
  region: t.text(),
  startsAt: t.timestamptz(),
  endsAt: t.timestamptz(),
  opensAt: t.timestamptz(),
  tierDelayHours: t.ints(),
  places: t.int().check('places > 0'),
  waitlistLimit: t.int().check('waitlist_limit >= 0'),
  mostSeats: t.int().check('most_seats > 0'),
  /** Seats that are booked, offered or attended. */
  taken: t.int().default(0).check('taken >= 0'),
  waiting: t.int().default(0).check('waiting >= 0'),
  lastNumber: t.int().default(0).check('last_number >= 0'),
  /** Whether what was missed has been written down. */
  closedAt: t.timestamptz().nullable(),
  cancelledAt: t.timestamptz().nullable(),
  cancelReason: t.text().nullable().check(TEXT('cancel_reason', 300)),
  createdAt: t.timestamptz(),
  version: t.int().default(1).check('version > 0'),
}, {
  references: { outletId: 'outlet_fact (outlet_id)' },
  indexes: {
    member_event_starts: '(starts_at, id)',
    member_event_outlet: '(outlet_id, starts_at, id)',
    member_event_ends: '(ends_at) where closed_at is null',
  },
  checks: {
    member_event_check: 'ends_at > starts_at',
    member_event_check1: 'taken <= places',
    member_event_check2: '(cancelled_at is null) = (cancel_reason is null)',
  },
});
