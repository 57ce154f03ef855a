import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What a member has in its programme: balances and tier, as its entries add up. */
export const accountTable = defineTable('loyalty.account', {
  memberId: t.uuid().primary(),
  id: t.uuid(),
  programme: t.text(),
  region: t.text(),
  openedAt: t.timestamptz(),
  mergedInto: t.uuid().nullable(),
  available: t.bigint().defaultRaw('0').check('available >= 0'),
  pending: t.bigint().defaultRaw('0').check('pending >= 0'),
  held: t.bigint().defaultRaw('0').check('held >= 0'),
  debt: t.bigint().defaultRaw('0').check('debt >= 0'),
  growth: t.bigint().defaultRaw('0').check('growth >= 0'),
  pendingGrowth: t.bigint().defaultRaw('0').check('pending_growth >= 0'),
  interactionGrowth: t.bigint().defaultRaw('0').check('interaction_growth >= 0'),
  growthOffset: t.bigint().defaultRaw('0').check('growth_offset >= 0'),
  tier: t.text(),
  tierProvisional: t.bool().default(false),
  tierSince: t.timestamptz().nullable(),
  tierValidFrom: t.timestamptz().nullable(),
  tierValidUntil: t.timestamptz().nullable(),
  tierGraceUntil: t.timestamptz().nullable(),
  // a TierPeriod, as `toJson` writes it
  tierFormer: t.jsonb<unknown>().nullable(),
  // a TierHand likewise, while a tier given by hand lasts
  tierHand: t.jsonb<unknown>().nullable(),
  reviewAt: t.timestamptz().nullable(),
  tierAt: t.timestamptz().nullable(),
  tierSettledAt: t.timestamptz().nullable(),
  tierVersion: t.bigint().defaultRaw('0'),
  // which news of the tier was told; 0: what was told before who listens now
  tierToldForm: t.int().defaultRaw('1'),
  returnedGrowth: t.bigint().defaultRaw('0').check('returned_growth >= 0'),
  lines: t.int().defaultRaw('0'),
  // growth inside the validity; null where it was not told since it is kept
  tierEarned: t.bigint().nullable().defaultRaw('0'),
}, {
  about: 'memberId',
  references: { programme: 'programme (code)' },
  unique: { account_id_key: ['id'] },
  indexes: {
    account_debt: '(member_id) where debt > 0',
    account_grace: '(tier_grace_until) where tier_grace_until is not null',
    account_merged: '(merged_into) where merged_into is not null',
    account_tier_told_form: '(member_id) where tier_told_form < 1 and tier_version > 0 and merged_into is null',
    account_review: '(review_at) where review_at is not null',
  },
  checks: {
    account_check: 'available = 0 or debt = 0',
  },
});
