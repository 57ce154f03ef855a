import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { PLAN_KINDS, PLAN_STATES } from '../../domain/words.ts';

/** One plan of a member; principal and metal are what its postings say. */
export const goldPlanTable = defineTable('plans.gold_plan', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  region: t.text(),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  kind: t.word(...PLAN_KINDS),
  levelMinor: t.bigint().nullable().check('level_minor > 0'),
  beanMg: t.bigint().nullable().check('bean_mg > 0'),
  termsId: t.uuid(),
  policyVersion: t.int(),
  instalments: t.int().check('instalments > 0'),
  renewsPlanId: t.uuid().nullable(),
  broughtByPlanId: t.uuid().nullable(),
  state: t.word(...PLAN_STATES),
  openedAt: t.timestamptz(),
  openedBy: t.text(),
  channelId: t.uuid().nullable(),
  countedFrom: t.date(),
  paidSince: t.int().default(0).check('paid_since >= 0'),
  paid: t.int().default(0).check('paid >= 0'),
  principalMinor: t.bigint().defaultRaw('0').check('principal_minor >= 0'),
  metalMg: t.bigint().defaultRaw('0').check('metal_mg >= 0'),
  maturedAt: t.timestamptz().nullable(),
  closedAt: t.timestamptz().nullable(),
  /** Counts what is told of it. */
  version: t.int().default(1).check('version > 0'),
}, {
  about: 'memberId',
  references: {
    termsId: 'plan_terms (id)', renewsPlanId: 'gold_plan (id)', broughtByPlanId: 'gold_plan (id)',
  },
  indexes: {
    gold_plan_member: '(member_id, opened_at desc, id desc)',
    gold_plan_list: '(opened_at desc, id desc)',
  },
  checks: {
    gold_plan_check: `(kind = 'value') = (level_minor is not null)`,
    gold_plan_check1: `(kind = 'grams') = (bean_mg is not null)`,
    gold_plan_check2: `(state = 'closed') = (closed_at is not null)`,
  },
});
