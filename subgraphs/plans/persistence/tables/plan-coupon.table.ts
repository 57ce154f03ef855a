import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { COUPON_CAUSES } from '../../domain/words.ts';

/** A coupon that an instalment brought; it ends, principal never does. */
export const planCouponTable = defineTable('plans.plan_coupon', {
  id: t.uuid().primary(),
  planId: t.uuid(),
  cause: t.word(...COUPON_CAUSES),
  /** The instalment that brought it. */
  postingId: t.uuid(),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  minor: t.bigint().check('minor > 0'),
  issuedAt: t.timestamptz(),
  endsOn: t.date(),
  usedBy: t.uuid().nullable(),
  withdrawnAt: t.timestamptz().nullable(),
}, {
  visible: '(select true from gold_plan p where p.id = plan_id)',
  references: {
    planId: 'gold_plan (id)', postingId: 'plan_posting (id)', usedBy: 'plan_posting (id)',
  },
  unique: { plan_coupon_plan_id_cause_posting_id_key: ['planId', 'cause', 'postingId'] },
  indexes: {
    plan_coupon_posting: '(posting_id)',
    plan_coupon_used: '(used_by) where used_by is not null',
  },
});
