import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { policyAt } from '../../../kernel/policy.ts';
import type { FranchisePolicy } from '../../domain/policy.ts';
import { heldUntil, rebateOf, rebatePayer, stateOf } from '../../domain/rebate.ts';
import { auditRebates } from '../../persistence/audit-rebates.ts';
import { isStaffAt, type Home } from '../../persistence/member-homes.ts';
import type { LineFact, OrderFact } from '../../persistence/order-facts.ts';

export interface Sale {
  readonly order: OrderFact;
  readonly lines: readonly LineFact[];
  /** The party at payment; null is head office or nobody. */
  readonly homeFranchiseId: string | null;
}

/**
 * Accrues what these sales owe, one rebate a line, on what is left of each line. A rebate that the
 * margin cut to zero stays visible. Answers how many were booked.
 */
export async function bookRebates(
  tx: Tx, sales: readonly Sale[], homes: ReadonlyMap<string, Home>,
  policies: readonly FranchisePolicy[],
): Promise<number> {
  const rows = sales.flatMap((sale) => rebatesOf(tx, sale, homes, policies));
  if (rows.length === 0) return 0;
  await tx.sql.insertRows('rebate', {
    id: 'uuid', line_id: 'uuid', order_id: 'uuid', member_id: 'uuid', home_franchise_id: 'uuid',
    outlet_id: 'uuid', payer_franchise_id: 'uuid', margin_class: 'text', rate_bps: 'int',
    policy_version: 'int', currency: 'text', base_minor: 'bigint',
    remaining_base_minor: 'bigint', cost_minor: 'bigint', margin_capped: 'boolean',
    accrued_minor: 'bigint', state: 'text', paid_at: 'timestamptz', held_until: 'timestamptz',
  }, rows);
  await tx.sql.insertRows('rebate_entry', {
    id: 'uuid', rebate_id: 'uuid', kind: 'text', amount_minor: 'bigint', cause_id: 'uuid',
    booked_at: 'timestamptz', recorded_at: 'timestamptz',
  }, rows.map((row) => ({
    id: newId(tx.now), rebate_id: row.id, kind: 'accrual', amount_minor: row.accrued_minor,
    cause_id: row.order_id, booked_at: row.paid_at, recorded_at: tx.now,
  })));
  auditRebates(tx, rows.map((row) => ({
    orderId: row.order_id, franchiseId: row.home_franchise_id, currency: row.currency, before: null,
    after: { state: row.state, netMinor: row.accrued_minor },
  })));
  return rows.length;
}

function rebatesOf(
  tx: Tx, { order, lines, homeFranchiseId }: Sale, homes: ReadonlyMap<string, Home>,
  policies: readonly FranchisePolicy[],
) {
  const buyer = homes.get(order.buyerId ?? '');
  const payer = rebatePayer({
    homeFranchiseId, sellingFranchiseId: order.franchiseId,
    isStaff: buyer !== undefined && isStaffAt(buyer, order.paidAt),
  });
  if (payer === undefined || homeFranchiseId === null) return [];
  const policy = policyAt(policies, order.paidAt);
  const until = heldUntil(order, policy);
  return lines.flatMap((line) => {
    const amount = rebateOf(line, policy);
    if (!amount) return [];
    const state = stateOf({
      ...line, deliveredAt: order.deliveredAt, heldUntil: until, netMinor: amount.minor,
    }, tx.now);
    return [{
      id: newId(tx.now), line_id: line.lineId, order_id: order.orderId,
      member_id: order.memberId!, home_franchise_id: homeFranchiseId, outlet_id: order.outletId,
      payer_franchise_id: payer, margin_class: line.marginClass, rate_bps: amount.rateBps,
      policy_version: policy.version, currency: order.currency, base_minor: line.baseMinor,
      remaining_base_minor: line.remainingBaseMinor, cost_minor: line.costMinor,
      margin_capped: amount.marginCapped, accrued_minor: amount.minor, state,
      paid_at: order.paidAt, held_until: until,
    }];
  });
}
