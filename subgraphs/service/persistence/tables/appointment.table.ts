import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_CHANNEL, IF_TENANT, KIND, seenBy } from '../../../kernel/database/reader.ts';
import { APPOINTMENT_STATES, BOOKED_VIA } from '../../domain/words.ts';
import { AT_OWN_SITES } from './own-sites.ts';

const TEXT = (column: string, most: number) => `char_length(${column}) >= 1 and char_length(${column}) <= ${most}`;

/** Somebody comes to an outlet, for something, at a time. */
export const appointmentTable = defineTable('service.appointment', {
  id: t.uuid().primary(),
  memberId: t.uuid().nullable(),
  /** Who comes, where that is no member. */
  guest: t.text().nullable().check(TEXT('guest', 100)),
  outletId: t.uuid(),
  /** Whose that outlet is; null: head office's. */
  tenantId: t.uuid().nullable(),
  /** The channel that booked it, or through whose front end the member did. */
  channelId: t.uuid().nullable(),
  /** The channel of the outlet itself, its till: it receives there. */
  outletChannelId: t.uuid().nullable(),
  region: t.text(),
  kind: t.text(),
  policyVersion: t.int(),
  startsAt: t.timestamptz(),
  endsAt: t.timestamptz(),
  /** From then on who has not come is a no-show. */
  missedAt: t.timestamptz(),
  state: t.word(...APPOINTMENT_STATES).default('booked'),
  note: t.text().nullable().check(TEXT('note', 300)),
  via: t.word(...BOOKED_VIA),
  bookedAt: t.timestamptz(),
  bookedBy: t.text(),
  arrivedAt: t.timestamptz().nullable(),
  arrivedByCode: t.bool().default(false),
  closedAt: t.timestamptz().nullable(),
  version: t.int().default(1).check('version > 0'),
  // as with service orders
  untold: t.bool().default(false),
}, {
  visible: `tenant_id = ${IF_TENANT} and ${AT_OWN_SITES} or channel_id = ${IF_CHANNEL}
    or outlet_channel_id = ${IF_CHANNEL}
    or ${KIND} = 'person' and ${seenBy('appointment.member_id')}`,
  indexes: {
    appointment_outlet: '(outlet_id, starts_at, id)',
    appointment_starts: '(starts_at, id)',
    appointment_tenant: '(tenant_id, starts_at, id) where tenant_id is not null',
    appointment_channel: '(channel_id, starts_at, id) where channel_id is not null',
    appointment_till: '(outlet_channel_id, starts_at, id) where outlet_channel_id is not null',
    appointment_member: '(member_id, starts_at, id) where member_id is not null',
    appointment_untold: '(id) where untold',
    appointment_open_outlet: '(outlet_id) where closed_at is null',
    appointment_due: `(missed_at) where state = 'booked'`,
  },
  checks: {
    appointment_check: `(member_id is null) = (guest is not null)`,
    appointment_check1: `ends_at > starts_at`,
    appointment_check2: `(closed_at is null) = (state in ('booked', 'arrived'))`,
  },
});
