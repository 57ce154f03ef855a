import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_CHANNEL, IF_TENANT, KIND, seenBy } from '../../../kernel/database/reader.ts';
import {
  BENEFIT_STATES, COMPLAINT_STATES, SERVICE_DEEDS, SERVICE_STATES, WARRANTY_WORDS,
} from '../../domain/words.ts';
import { AT_OWN_SITES } from './own-sites.ts';

const TEXT = (column: string, most: number) => `char_length(${column}) >= 1 and char_length(${column}) <= ${most}`;

/** A piece that is looked after in an outlet, from its receipt to its way back. */
export const serviceOrderTable = defineTable('service.service_order', {
  id: t.uuid().primary(),
  /** What people call it; none of before there were such numbers. */
  shortNo: t.text().nullable(),
  memberId: t.uuid().nullable(),
  /** Who brought it, where that is no member. */
  holder: t.text().nullable().check(TEXT('holder', 100)),
  outletId: t.uuid(),
  /** Whose that outlet is; null: head office's. */
  tenantId: t.uuid().nullable(),
  /** The channel that opened it. */
  channelId: t.uuid().nullable(),
  region: t.text(),
  kind: t.text(),
  policyVersion: t.int(),
  /** The line of a sale that the piece is of; null: the house did not sell it. */
  orderLineId: t.uuid().nullable(),
  piece: t.text().check(TEXT('piece', 500)),
  state: t.word(...SERVICE_STATES),
  needsApproval: t.bool(),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  /** What is to be paid; null: not quoted yet. */
  priceMinor: t.bigint().nullable().check('price_minor >= 0'),
  /** Number of its payment. */
  paidBy: t.text().nullable().check(TEXT('paid_by', 100)),
  paidMinor: t.bigint().defaultRaw('0').check('paid_minor >= 0'),
  benefitId: t.uuid().nullable(),
  benefitState: t.word(...BENEFIT_STATES).default('none'),
  /** The use in rewards, as its graph names it. */
  benefitUse: t.text().nullable(),
  /** Why rewards refused. */
  benefitCode: t.text().nullable(),
  /** How often it was asked for: an order that was opened again asks anew. */
  benefitRound: t.int().default(1).check('benefit_round > 0'),
  /** For whom and for when this round asks: asked again, the words are the same. */
  /** Version of the order with which that round began. */
  benefitSince: t.int().default(1),
  benefitMemberId: t.uuid().nullable(),
  benefitComesAt: t.timestamptz().nullable(),
  warranty: t.word(...WARRANTY_WORDS),
  warrantyReason: t.text().nullable().check(TEXT('warranty_reason', 500)),
  /** Last day of what it was under when it came. */
  warrantyUntil: t.date().nullable(),
  /** Last day of the warranty of the work. */
  workUntil: t.date().nullable(),
  promisedAt: t.timestamptz(),
  warnAt: t.timestamptz(),
  warnedAt: t.timestamptz().nullable(),
  brokenAt: t.timestamptz().nullable(),
  openedAt: t.timestamptz(),
  openedBy: t.text(),
  readyAt: t.timestamptz().nullable(),
  closedAt: t.timestamptz().nullable(),
  /** Who took it. */
  handedTo: t.text().nullable().check(TEXT('handed_to', 100)),
  handedByCode: t.bool().default(false),
  stars: t.smallint().nullable().check('stars >= 1 and stars <= 5'),
  feedback: t.text().nullable().check(TEXT('feedback', 1000)),
  ratedAt: t.timestamptz().nullable(),
  complaintState: t.word(...COMPLAINT_STATES).default('none'),
  complaint: t.text().nullable(),
  version: t.int().default(1).check('version > 0'),
  // to be told once more: nobody listened when it was told
  untold: t.bool().default(false),
}, {
  visible: `tenant_id = ${IF_TENANT} and ${AT_OWN_SITES} or channel_id = ${IF_CHANNEL}
    or ${KIND} = 'person' and ${seenBy('service_order.member_id')}`,
  indexes: {
    service_order_member: '(member_id, opened_at desc, id desc) where member_id is not null',
    service_order_line: '(order_line_id) where order_line_id is not null',
    service_order_opened: '(opened_at, id)',
    service_order_promised: '(promised_at, id)',
    service_order_short_no: 'unique (short_no, outlet_id) where short_no is not null',
    service_order_outlet: '(outlet_id, promised_at, id)',
    service_order_open_state: '(state, promised_at, id)',
    service_order_untold: '(id) where untold',
    service_order_open_outlet: '(outlet_id) where closed_at is null',
    service_order_warn: `(warn_at) where warned_at is null and ready_at is null and closed_at is null`,
    service_order_break: `(promised_at) where broken_at is null and ready_at is null and closed_at is null`,
    service_order_benefit: `(opened_at) where benefit_state in ('asked', 'settling')`,
    service_order_complaint: `(rated_at) where complaint_state = 'asked'`,
  },
  checks: {
    service_order_check: `(member_id is null) = (holder is not null)`,
    service_order_check1: `(benefit_id is null) = (benefit_state = 'none')`,
    service_order_check2: `(closed_at is null)
      = (state <> all (array['handed_over', 'returned_undone', 'cancelled', 'lost']))`,
    service_order_check3: `(stars is null) = (rated_at is null)`,
  },
});

/** What was done with it, the whole history; nothing is changed or deleted. */
export const serviceStepTable = defineTable('service.service_step', {
  serviceOrderId: t.uuid().primary(),
  version: t.int().primary().check('version > 0'),
  deed: t.word(...SERVICE_DEEDS),
  state: t.word(...SERVICE_STATES),
  priceMinor: t.bigint().nullable(),
  promisedAt: t.timestamptz(),
  note: t.text().nullable().check(TEXT('note', 500)),
  at: t.timestamptz(),
  by: t.text(),
}, {
  visible: '(select true from service_order o where o.id = service_order_id)',
  references: { serviceOrderId: 'service_order (id)' },
});

/** Pictures, by their address. */
export const servicePhotoTable = defineTable('service.service_photo', {
  serviceOrderId: t.uuid().primary(),
  url: t.text().primary().check(`starts_with(url, 'https://') and char_length(url) <= 500`),
  kind: t.word('received', 'work', 'design', 'certificate', 'ready'),
  at: t.timestamptz(),
  by: t.text(),
}, {
  visible: '(select true from service_order o where o.id = service_order_id)',
  references: { serviceOrderId: 'service_order (id)' },
});
