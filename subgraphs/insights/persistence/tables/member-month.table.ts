import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** How each member stood at the end of each month, as it was known then; never changed. */
export const memberMonthTable = defineTable('insights.member_month', {
  memberId: t.uuid().primary(),
  /** First day of the month. */
  month: t.date().primary(),
  region: t.text(),
  lifecycle: t.word('prospect', 'new', 'active', 'dormant', 'lost'),
  frequencyClass: t.word('high', 'medium', 'low').nullable(),
  recency: t.smallint().nullable(),
  frequency: t.smallint().nullable(),
  monetary: t.smallint().nullable(),
  segment: t.text().nullable(),
  potential: t.word('high', 'mid', 'low').nullable(),
  rfmOrders: t.int(),
  rfmMinor: t.bigint(),
  policyVersion: t.int(),
}, { about: 'memberId' });
