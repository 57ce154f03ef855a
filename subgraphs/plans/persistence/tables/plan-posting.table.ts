import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { POSTING_KINDS } from '../../domain/words.ts';

/**
 * The ledger, double entry in columns: what the house owes the member, cash (negative: received), what coupons cost,
 * goods handed out or owed; metal owed to the member and by the house. Each row adds up to zero.
 */
export const planPostingTable = defineTable('plans.plan_posting', {
  id: t.uuid().primary(),
  planId: t.uuid(),
  kind: t.word(...POSTING_KINDS),
  nth: t.int().nullable().check('nth > 0'),
  reverses: t.uuid().nullable(),
  at: t.timestamptz(),
  recordedAt: t.timestamptz(),
  recordedBy: t.text(),
  channelId: t.uuid().nullable(),
  /** The franchise that told it; null: head office, a channel, or before it was kept. */
  tenantId: t.uuid().nullable(),
  /** Of the payment, or of the order that it paid. */
  reference: t.text().nullable().check('char_length(reference) >= 1 and char_length(reference) <= 100'),
  principalMinor: t.bigint().defaultRaw('0'),
  cashMinor: t.bigint().defaultRaw('0'),
  couponCostMinor: t.bigint().defaultRaw('0'),
  goodsMinor: t.bigint().defaultRaw('0'),
  memberMg: t.bigint().defaultRaw('0'),
  houseMg: t.bigint().defaultRaw('0'),
}, {
  visible: '(select true from gold_plan p where p.id = plan_id)',
  references: { planId: 'gold_plan (id)', reverses: 'plan_posting (id)' },
  unique: { plan_posting_reverses_key: ['reverses'] },
  indexes: {
    plan_posting_plan: '(plan_id, recorded_at, id)',
    plan_posting_paid: `unique (coalesce(channel_id, '00000000-0000-0000-0000-000000000000'), reference)
      where kind = 'instalment'`,
    plan_posting_used: `(reference) where kind = 'use'`,
  },
  checks: {
    plan_posting_check: 'principal_minor + cash_minor + coupon_cost_minor + goods_minor = 0',
    plan_posting_check1: 'member_mg + house_mg = 0',
    plan_posting_check2: `(kind in ('reversal', 'given_back')) = (reverses is not null)`,
  },
});
