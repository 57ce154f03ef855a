import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_CHANNEL, IF_PERSON, IF_TENANT } from '../../../kernel/database/reader.ts';
import {
  CLOSINGS, COMPLAINT_KINDS, COMPLAINT_STATES, COMPLAINT_VIAS, HANDLERS,
} from '../../domain/complaints/words.ts';

/** Of a franchise's staff: about the outlets they work at, or about any where none is named. */
const AT_OWN_SITES = `(
  (select coalesce(current_setting('karat.sites', true), '') as "coalesce") = ''
  or outlet_id = any ((select string_to_array(nullif(current_setting('karat.sites', true), ''), ',')
    as string_to_array)::uuid[]))`;

/**
 * A complaint as it was last written: what the clock alone brings since then is settled by whoever reads
 * (domain/complaints/timers.ts). Seen by whom it is about, by the channel that told it, by the member itself.
 */
export const complaintTable = defineTable('members.complaint', {
  id: t.uuid().primary(),
  /** The partner channel that recorded it, and its number there. */
  channelId: t.uuid().nullable(),
  reference: t.text().nullable().check('char_length(reference) <= 100'),
  via: t.word(...COMPLAINT_VIAS),
  kind: t.word(...COMPLAINT_KINDS),
  franchiseId: t.uuid().nullable(),
  outletId: t.uuid().nullable(),
  orderId: t.uuid().nullable(),
  memberId: t.uuid().nullable(),
  region: t.text(),
  text: t.text().check('char_length(text) >= 1 and char_length(text) <= 2000'),
  recordedAt: t.timestamptz(),
  recordedBy: t.text(),
  policyVersion: t.int(),
  state: t.word(...COMPLAINT_STATES),
  handler: t.word(...HANDLERS),
  receivedAt: t.timestamptz(),
  escalationDueAt: t.timestamptz().nullable(),
  warningDueAt: t.timestamptz(),
  answerDueAt: t.timestamptz(),
  resolutionDueAt: t.timestamptz(),
  answeredAt: t.timestamptz().nullable(),
  escalatedAt: t.timestamptz().nullable(),
  warnedAt: t.timestamptz().nullable(),
  breachedAt: t.timestamptz().nullable(),
  resolutionMissedAt: t.timestamptz().nullable(),
  doneAt: t.timestamptz().nullable(),
  closing: t.word(...CLOSINGS).nullable(),
  waitingSince: t.timestamptz().nullable(),
  waitingEndsAt: t.timestamptz().nullable(),
  waitedMs: t.int(),
  waitingMostMs: t.int(),
  reopened: t.int(),
  /** What is to be done next is due then: where lists begin. */
  dueAt: t.timestamptz(),
  /** When the clock brings something next; null when nothing more. */
  nextPassingAt: t.timestamptz().nullable(),
  version: t.int().default(1),
}, {
  visible: `(franchise_id = ${IF_TENANT} and ${AT_OWN_SITES}) or channel_id = ${IF_CHANNEL}
    or member_id = ${IF_PERSON}`,
  references: { memberId: 'member (id)' },
  indexes: {
    complaint_reference: 'unique (channel_id, reference) where reference is not null',
    complaint_due: '(due_at, id)',
    complaint_open_due: `(due_at, id) where done_at is null`,
    complaint_received: '(received_at, id)',
    complaint_franchise_due: '(franchise_id, due_at, id)',
    complaint_franchise_received: '(franchise_id, received_at, id)',
    complaint_channel_due: '(channel_id, due_at, id)',
    complaint_channel_received: '(channel_id, received_at, id)',
    complaint_member: '(member_id, due_at, id)',
    complaint_member_received: '(member_id, received_at, id)',
    complaint_passing: '(next_passing_at, id) where next_passing_at is not null',
  },
  checks: {
    complaint_check: `(state in ('resolved', 'closed')) = (done_at is not null)`,
    complaint_check1: `(state = 'closed') = (closing is not null)`,
    complaint_check2: `state <> 'open' or answered_at is null`,
    complaint_check3: `state <> 'answered' or answered_at is not null`,
    complaint_check4: '(waiting_since is null) = (waiting_ends_at is null)',
    complaint_check5: 'waiting_since is null or done_at is null',
    complaint_check6: 'waited_ms >= 0 and waited_ms <= waiting_most_ms',
  },
});
