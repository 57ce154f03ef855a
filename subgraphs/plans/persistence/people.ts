import type { PeopleTables } from '../../kernel/merges/people.ts';

const BOOKS = { does: 'kept', why: 'the ledger adds up; the id leads to nobody' } as const;

/** What a merge, an erasure and an export do with each column that names a person. */
export const people: PeopleTables = {
  'gold_plan.member_id': {
    is: 'moved', key: ['id'], erased: BOOKS,
    given: ['id', 'kind', 'currency', 'level_minor', 'bean_mg', 'state', 'opened_at', 'paid', 'principal_minor',
      'metal_mg', 'matured_at', 'closed_at'],
    parts: [{
      table: 'plan_posting', column: 'plan_id', of: 'id', erased: BOOKS,
      given: ['plan_id', 'kind', 'nth', 'at', 'reference', 'principal_minor', 'cash_minor', 'coupon_cost_minor',
        'goods_minor', 'member_mg'],
    }, {
      table: 'plan_coupon', column: 'plan_id', of: 'id', erased: BOOKS,
      given: ['plan_id', 'cause', 'currency', 'minor', 'issued_at', 'ends_on', 'used_by', 'withdrawn_at'],
    }],
  },
  'known_member.member_id': {
    is: 'kept', why: 'where that id enrolled',
    erased: { does: 'deleted' }, given: { not: 'a copy of what members give' },
  },
};
