import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What was sold to whom, line by line, and how much of it is still with the customer. */
export const soldLineTable = defineTable('service.sold_line', {
  lineId: t.uuid().primary(),
  orderId: t.uuid(),
  memberId: t.uuid().nullable(),
  itemId: t.uuid(),
  /** Where it was sold; null: told before that was kept. */
  outletId: t.uuid().nullable(),
  paidAt: t.timestamptz(),
  piecesLeft: t.int().check('pieces_left >= 0'),
  /** Version of the policy by which its next care was worked out; 0: it is to be worked out anew. */
  careVersion: t.int().default(0),
}, {
  hidden: true,
  indexes: {
    sold_line_member: '(member_id) where member_id is not null',
    sold_line_order: '(order_id)',
    sold_line_item: '(item_id)',
    sold_line_outlet: '(outlet_id) where outlet_id is not null',
    sold_line_care: '(care_version, line_id)',
  },
});

/** Who stands in which store with its member code, and until when. */
export const storeVisitTable = defineTable('service.store_visit', {
  visitId: t.uuid().primary(),
  memberId: t.uuid(),
  outletId: t.uuid(),
  fromAt: t.timestamptz(),
  untilAt: t.timestamptz(),
}, { hidden: true, indexes: { store_visit_member: '(member_id, outlet_id)', store_visit_old: '(until_at)' } });
