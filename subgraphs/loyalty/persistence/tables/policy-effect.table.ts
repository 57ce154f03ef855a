import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What a proposed version would have made of the year before, as far as it is counted. */
export const policyEffectTable = defineTable('loyalty.policy_effect', {
  programme: t.text().primary(),
  version: t.int().primary(),
  yearFrom: t.timestamptz(),
  monthFrom: t.timestamptz(),
  until: t.timestamptz(),
  askedAt: t.timestamptz(),
  // the last member that was looked at
  after: t.uuid().defaultRaw(`'00000000-0000-0000-0000-000000000000'`),
  membersDone: t.int().default(0).check('members_done >= 0'),
  membersTotal: t.int().check('members_total >= 0'),
  counts: t.jsonb<unknown>(),
  countedAt: t.timestamptz().nullable(),
}, {
  hidden: true, references: { programme: 'programme (code)' },
  indexes: { policy_effect_waiting: '(asked_at) where counted_at is null' },
  checks: { policy_effect_check: 'year_from < month_from and month_from < until' },
});
