import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND, seenBy } from '../../../kernel/database/reader.ts';

/** From when on a member is at home with whom, and why. */
export const attributionTable = defineTable('franchises.attribution', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  franchiseId: t.uuid().nullable(),
  outletId: t.uuid().nullable(),
  startsAt: t.timestamptz(),
  endsAt: t.timestamptz().nullable(),
  reason: t.word('store_enrolment', 'first_purchase', 'first_kept_purchase', 'contribution',
    'no_purchase', 'manual', 'outlet_closed', 'merged'),
  orderId: t.uuid().nullable(),
  since: t.timestamptz(),
  baseEndsAt: t.timestamptz().nullable(),
}, {
  visible: `${KIND} in ('tenant', 'person') and ${seenBy('attribution.member_id')}`,
  references: { franchiseId: 'franchise (id)', memberId: 'member_home (member_id)',
    outletId: 'outlet (id)' },
  unique: { attribution_member_id_starts_at_key: ['memberId', 'startsAt'] },
  indexes: {
    attribution_ends: '(ends_at, member_id)',
    attribution_franchise: '(franchise_id, ends_at)',
    attribution_open: 'unique (member_id) where ends_at is null',
    attribution_outlet: '(outlet_id, ends_at)',
  },
  checks: {
    attribution_check: 'ends_at > starts_at',
  },
});
