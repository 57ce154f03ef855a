import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { CHANNELS, KINDS, NOTICES, PRIORITIES, REASONS, STATES } from '../../domain/words.ts';

/** One message to one member: why, by what text, when, and what became of it. What it said is not kept. */
export const messageTable = defineTable('outreach.message', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  planId: t.uuid().nullable(),
  notice: t.word(...NOTICES).nullable(),
  /** What the notice is about, and the day or moment of it: each becomes one message, however often it is told. */
  cause: t.text().nullable().check('char_length(cause) <= 200'),
  /** The thing it is about, where a later telling takes this message back. */
  thingId: t.uuid().nullable(),
  templateId: t.uuid(),
  kind: t.word(...KINDS),
  channel: t.word(...CHANNELS),
  priority: t.word(...PRIORITIES),
  rank: t.smallint().check('rank >= 0 and rank <= 5'),
  /** What a notice said; a plan's stand with the plan. */
  facts: t.jsonb<Readonly<Record<string, string>>>().nullable().check(`jsonb_typeof(facts) = 'object'`),
  state: t.word(...STATES),
  reason: t.word(...REASONS).nullable(),
  /** What the gateway said, without anybody's address. */
  said: t.text().nullable().check('char_length(said) <= 500'),
  createdAt: t.timestamptz(),
  /** When it was meant to go, after quiet hours. */
  dueAt: t.timestamptz(),
  /** When it goes, or is tried again. */
  nextAt: t.timestamptz().nullable(),
  /** The slot of the cap that it takes; null: none, or given back. */
  slotAt: t.timestamptz().nullable(),
  endsAt: t.timestamptz().nullable(),
  tries: t.smallint().defaultRaw('0'),
  /** Since when a gateway has it. */
  takenAt: t.timestamptz().nullable(),
  providerId: t.text().nullable().check('char_length(provider_id) <= 200'),
  sentAt: t.timestamptz().nullable(),
  deliveredAt: t.timestamptz().nullable(),
  readAt: t.timestamptz().nullable(),
  followedAt: t.timestamptz().nullable(),
  optedOutAt: t.timestamptz().nullable(),
}, {
  about: 'memberId',
  references: { planId: 'message_plan (id)', templateId: 'message_template (id)' },
  indexes: {
    // Not unique: a merge brings two of one plan together.
    message_of_plan: '(plan_id, member_id) where plan_id is not null',
    message_of_plan_planned: `(plan_id) where state = 'planned' and plan_id is not null`,
    message_of_notice: `unique (notice, cause) where notice is not null
      and reason is distinct from 'superseded' and reason is distinct from 'called_off'`,
    message_of_thing: `(notice, thing_id) where state = 'planned' and notice is not null`,
    message_member: '(member_id, created_at, id)',
    message_due: `(channel, rank, next_at) where state = 'planned'`,
    message_taken: `(taken_at) where state = 'sending'`,
    message_newest: '(created_at, id)',
    message_sent: '(sent_at) where sent_at is not null',
  },
  checks: {
    message_check: '(plan_id is null) <> (notice is null)',
    message_check1: '(notice is null) = (cause is null)',
    message_check2: `(next_at is not null) = (state in ('planned', 'sending'))`,
    message_check3: `slot_at is null or kind = 'marketing'`,
  },
});
