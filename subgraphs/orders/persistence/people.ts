import type { PeopleTables } from '../../kernel/merges/people.ts';

const BOOKS = 'books of sales, by law; the id leads to nobody';
const MERGE = 'commands/facts/merge-members.ts';

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'buyer_identity.member_id': {
    is: 'moved', key: ['channel_id', 'external_id'], by: MERGE,
    erased: { does: 'deleted' }, given: ['channel_id', 'external_id', 'region'],
  },
  'buyer_identity.linked_member_id': {
    is: 'kept', why: 'the id the identity was linked to',
    erased: { does: 'deleted' }, given: { not: 'given by member_id' },
  },
  'member_fact.member_id': {
    is: 'kept', why: 'one row for each id, with the id of its survivor',
    erased: { does: 'deleted' }, given: { not: 'a copy of what members gives' },
  },
  'member_fact.survivor_id': {
    is: 'resolved', how: 'led on by the merge',
    erased: { does: 'deleted' }, given: { not: 'a copy of what members gives' },
  },
  'sales_order.member_id': {
    is: 'moved', key: ['id'], by: MERGE,
    erased: { does: 'blanked', columns: { buyer_external_id: 'null', note: 'null' }, audited: 'id' },
    given: ['id', 'channel_id', 'external_no', 'outlet_id', 'buyer_external_id', 'state', 'fulfilment',
      'currency', 'paid_at', 'delivered_at', 'goods_minor', 'line_discount_minor', 'order_discount_minor',
      'points_cash_minor', 'trade_in_minor', 'shipping_minor', 'fees_minor', 'returned_base_minor',
      'points_spent', 'charity_minor', 'note'],
    parts: [{
      table: 'order_line', column: 'order_id', of: 'id', erased: { does: 'kept', why: BOOKS },
      given: ['order_id', 'line_no', 'sku', 'item_name', 'quantity', 'unit_price_minor', 'amount_minor',
        'line_discount_minor', 'order_discount_minor', 'points_spent', 'returned_quantity'],
    }, {
      table: 'order_return', column: 'order_id', of: 'id',
      erased: { does: 'blanked', columns: { reason: `''` } },
      given: ['order_id', 'external_no', 'returned_at', 'reason', 'whole', 'base_minor'],
    }],
  },
  'sales_order.bought_as_member_id': {
    is: 'kept', why: 'the id that was bought under',
    erased: { does: 'kept', why: BOOKS }, given: { not: 'given by member_id' },
  },
  'quote.member_id': {
    is: 'moved', key: ['id'], by: MERGE,
    erased: { does: 'blanked', columns: { buyer_external_id: 'null' }, audited: 'id' },
    given: ['id', 'channel_id', 'outlet_id', 'order_no', 'buyer_external_id', 'fulfilment', 'currency', 'state',
      'due_minor', 'quoted_at', 'placed_at', 'order_id'],
    parts: [{
      table: 'payment', column: 'quote_id', of: 'id', erased: { does: 'kept', why: BOOKS },
      given: ['quote_id', 'payment_no', 'means', 'amount_minor', 'currency', 'paid_at', 'state'],
    }],
  },
};
