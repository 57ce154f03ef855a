import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

const none = (column: string) => `(net_orders = 0) = (${column} is null)`;

/**
 * What is known of a member by the orders that stand; worked out of `known_member` and `order_fact` alone.
 * No row for whoever refused profiling or was merged: who reads from here has nobody who is to be absent.
 */
export const memberFactTable = defineTable('insights.member_fact', {
  memberId: t.uuid().primary(),
  region: t.text(),
  programme: t.text(),
  currency: t.text(),
  enrolledAt: t.timestamptz().nullable(),
  netOrders: t.int().check('net_orders >= 0'),
  returnedOrders: t.int().check('returned_orders >= 0'),
  netMinor: t.bigint().check('net_minor >= 0'),
  firstAt: t.timestamptz().nullable(),
  lastAt: t.timestamptz().nullable(),
  firstDay: t.date().nullable(),
  lastDay: t.date().nullable(),
  /** Days from one day with a purchase to the next, the newest first, at most 100. */
  gapDays: t.ints(),
  marginClasses: t.texts(),
  channelIds: t.uuids(),
  outletIds: t.uuids(),
}, {
  about: 'memberId',
  references: { memberId: 'known_member (member_id)' },
  indexes: { member_fact_last: '(programme, last_day)', member_fact_region: '(region, member_id)' },
  checks: {
    member_fact_check: ['first_at', 'last_at', 'first_day', 'last_day'].map(none).join(' and '),
  },
});
