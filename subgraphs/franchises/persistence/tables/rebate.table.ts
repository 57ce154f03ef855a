import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND, TENANT } from '../../../kernel/database/reader.ts';

/** What a partner is owed for one line sold to a member at home with it. */
export const rebateTable = defineTable('franchises.rebate', {
  id: t.uuid().primary(),
  lineId: t.uuid(),
  orderId: t.uuid(),
  memberId: t.uuid(),
  homeFranchiseId: t.uuid(),
  outletId: t.uuid(),
  payerFranchiseId: t.uuid().nullable(),
  marginClass: t.text(),
  rateBps: t.int().check('rate_bps >= 0 and rate_bps <= 10000'),
  policyVersion: t.int(),
  currency: t.text(),
  baseMinor: t.bigint().check('base_minor >= 0'),
  remainingBaseMinor: t.bigint(),
  costMinor: t.bigint().nullable(),
  marginCapped: t.bool(),
  accruedMinor: t.bigint().check('accrued_minor >= 0'),
  reversedMinor: t.bigint().defaultRaw('0').check('reversed_minor <= 0'),
  netMinor: t.computed(t.bigint().check('net_minor >= 0'), 'accrued_minor + reversed_minor'),
  state: t.word('accrued', 'held', 'payable', 'settled', 'reversed'),
  paidAt: t.timestamptz(),
  heldUntil: t.timestamptz(),
  supersededAt: t.timestamptz().nullable(),
  /** What heldUntil was until it moved over the opening of settlement. */
  heldAtOpening: t.timestamptz().nullable(),
}, {
  visible: `case ${KIND}
    when 'tenant' then ${TENANT} = home_franchise_id or ${TENANT} = payer_franchise_id
    else false end`,
  references: { homeFranchiseId: 'franchise (id)', lineId: 'order_line_fact (line_id)',
    orderId: 'order_fact (order_id)', outletId: 'outlet (id)',
    payerFranchiseId: 'franchise (id)', policyVersion: 'franchise_policy (version)' },
  indexes: {
    rebate_held: '(held_until, id)',
    rebate_held_at_opening: '(home_franchise_id) where held_at_opening is not null',
    rebate_home: '(home_franchise_id, paid_at, id)',
    rebate_home_held: '(home_franchise_id, held_until)',
    rebate_home_state: '(home_franchise_id, state, paid_at, id)',
    rebate_line: 'unique (line_id) where superseded_at is null',
    rebate_net: '(net_minor, id)',
    rebate_order: '(order_id)',
    rebate_paid: '(paid_at, id)',
    rebate_payer: '(payer_franchise_id, paid_at, id)',
    rebate_payer_held: '(payer_franchise_id, held_until) where payer_franchise_id is not null',
    rebate_payer_state:
      '(payer_franchise_id, state, paid_at, id) where payer_franchise_id is not null',
    rebate_state: '(state, paid_at, id)',
    rebate_waiting: `(held_until) where state in ('accrued', 'held')`,
  },
  checks: {
    rebate_check: 'remaining_base_minor >= 0 and remaining_base_minor <= base_minor',
    rebate_check1: 'payer_franchise_id is distinct from home_franchise_id',
    rebate_check2: `superseded_at is null or state = 'reversed' and net_minor = 0`,
  },
});
