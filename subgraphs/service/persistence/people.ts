import type { PeopleTables } from '../../kernel/merges/people.ts';

const IDS = { does: 'kept', why: 'ids alone' } as const;

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'service_order.member_id': {
    is: 'moved', key: ['id'],
    erased: {
      does: 'blanked', audited: 'id',
      columns: {
        piece: `'–'`, warranty_reason: 'null', feedback: 'null', handed_to: 'null',
        // What has no text any more is no complaint.
        complaint_state: `case when complaint_state = 'asked' then 'none' else complaint_state end`,
      },
    },
    given: ['id', 'kind', 'piece', 'state', 'currency', 'price_minor', 'paid_minor', 'warranty', 'warranty_reason',
      'promised_at', 'opened_at', 'closed_at', 'handed_to', 'stars', 'feedback', 'rated_at'],
    parts: [{
      table: 'service_step', column: 'service_order_id', of: 'id',
      erased: { does: 'blanked', columns: { note: 'null' } },
      given: ['service_order_id', 'version', 'deed', 'state', 'note', 'at'],
    }, {
      table: 'service_photo', column: 'service_order_id', of: 'id', erased: { does: 'deleted' },
      given: ['service_order_id', 'url', 'kind', 'at'],
    }],
  },
  'service_order.benefit_member_id': {
    is: 'kept', why: 'of whom rewards was asked for a benefit; asking again is the same', erased: IDS,
    given: { not: 'ids alone' },
  },
  'appointment.member_id': {
    is: 'moved', key: ['id'],
    erased: {
      does: 'blanked', audited: 'id',
      columns: {
        // What was still to come is called off before (commands/facts/erase-person.ts).
        note: 'null',
      },
    },
    given: ['id', 'kind', 'starts_at', 'ends_at', 'state', 'note', 'booked_at', 'arrived_at', 'closed_at'],
  },
  'member_tier.member_id': {
    is: 'resolved', how: 'loyalty tells the tier of the survivor', erased: { does: 'deleted' },
    given: { not: 'a copy of what loyalty gives' },
  },
  'due_care.member_id': {
    is: 'resolved', how: 'who sees the survivor sees its former ids; worked out of what was sold',
    erased: { does: 'deleted' },
    given: { not: 'worked out of what orders gives' },
  },
  'sold_line.member_id': {
    is: 'resolved', how: 'persistence/persons.ts finds all ids of the buyer', erased: IDS,
    given: { not: 'orders gives it' },
  },
  'store_visit.member_id': {
    is: 'resolved', how: 'persistence/persons.ts finds all ids of who stands there', erased: { does: 'deleted' },
    given: { not: 'members gives it' },
  },
  'known_member.member_id': {
    is: 'kept', why: 'where that id enrolled',
    erased: { does: 'deleted' }, given: { not: 'a copy of what members give' },
  },
};
