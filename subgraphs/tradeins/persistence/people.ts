import type { PeopleTables } from '../../kernel/merges/people.ts';

const BOOKS = { does: 'kept', why: 'the ledger adds up; the id leads to nobody' } as const;

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'trade_in.member_id': {
    is: 'moved', key: ['id'],
    erased: {
      does: 'blanked', audited: 'id',
      columns: {
        piece: `'–'`, brand: 'null', consent_by: 'null', identity_name: 'null', identity_kind: 'null',
        identity_last: 'null', returned_to: 'null', plain_consent_by: 'null',
      },
    },
    given: ['id', 'way', 'piece', 'brand', 'state', 'currency', 'estimate_minor', 'gross_mg', 'purity', 'price_minor',
      'credit_minor', 'plain_minor', 'given_minor', 'offered_at', 'plain_asked_minor',
      'plain_consent_by', 'plain_consent_way', 'consent_by', 'consent_way', 'accepted_at', 'identity_name',
      'identity_kind', 'identity_last', 'melted_at', 'returned_to', 'opened_at', 'closed_at'],
    parts: [{
      table: 'trade_in_step', column: 'trade_in_id', of: 'id',
      erased: { does: 'blanked', columns: { note: 'null' } },
      given: ['trade_in_id', 'version', 'deed', 'state', 'note', 'at'],
    }, {
      table: 'trade_in_photo', column: 'trade_in_id', of: 'id', erased: { does: 'deleted' },
      given: ['trade_in_id', 'url', 'kind', 'at'],
    }],
  },
  'credit_account.member_id': {
    is: 'moved', key: ['id'], erased: BOOKS, given: ['id', 'currency', 'balance_minor', 'opened_at'],
    parts: [{
      table: 'credit_entry', column: 'account_id', of: 'id', erased: BOOKS,
      given: ['account_id', 'kind', 'minor', 'trade_in_id', 'order_id', 'at'],
    }],
  },
  'credit_hold.member_id': {
    is: 'moved', key: ['id'], erased: BOOKS, given: { not: 'the quote that it is held for says it' },
  },
  'known_member.member_id': {
    is: 'kept', why: 'where that id enrolled',
    erased: { does: 'deleted' }, given: { not: 'a copy of what members give' },
  },
};
