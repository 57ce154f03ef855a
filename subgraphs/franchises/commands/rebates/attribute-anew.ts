import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import type { FranchisePolicy } from '../../domain/policy.ts';
import { auditRebates } from '../../persistence/audit-rebates.ts';
import type { Home } from '../../persistence/member-homes.ts';
import { readLines, type OrderFact } from '../../persistence/order-facts.ts';
import { bookRebates } from './book-rebates.ts';

interface StaleRebate {
  id: string; order_id: string; home_franchise_id: string; currency: string; state: string;
  net_minor: bigint;
}

/**
 * A late fact showed another home at payment: what was accrued is taken back by an entry of its
 * own, the rebate stays as superseded, and the right home accrues.
 */
export async function attributeAnew(
  tx: Tx, corrections: readonly { order: OrderFact; homeFranchiseId: string | null }[],
  homes: ReadonlyMap<string, Home>, policies: readonly FranchisePolicy[],
): Promise<void> {
  if (corrections.length === 0) return;
  const orderIds = corrections.map(({ order }) => order.orderId);
  const lines = Map.groupBy(await readLines(tx.sql, orderIds), (line) => line.orderId);
  const stale = await tx.sql.all<StaleRebate>`
    update rebate set superseded_at = ${tx.now}, state = 'reversed',
      reversed_minor = -accrued_minor
    from (select id, net_minor, state from rebate
      where order_id = any(${orderIds}::uuid[]) and superseded_at is null
      order by id for update) was
    where rebate.id = was.id
    returning rebate.id, rebate.order_id, rebate.home_franchise_id, rebate.currency, was.state,
      was.net_minor`;
  await tx.sql.insertRows('rebate_entry', {
    id: 'uuid', rebate_id: 'uuid', kind: 'text', amount_minor: 'bigint', cause_id: 'uuid',
    booked_at: 'timestamptz', recorded_at: 'timestamptz',
  }, stale.map((row) => ({
    id: newId(tx.now), rebate_id: row.id, kind: 'reattribution', amount_minor: -row.net_minor,
    cause_id: row.order_id, booked_at: tx.now, recorded_at: tx.now,
  })));
  auditRebates(tx, stale.map((row) => ({
    orderId: row.order_id, franchiseId: row.home_franchise_id, currency: row.currency,
    before: { state: row.state, netMinor: row.net_minor }, after: { state: 'reversed', netMinor: 0n },
  })), 'REATTRIBUTED');
  await bookRebates(tx, corrections.map((correction) => (
    { ...correction, lines: lines.get(correction.order.orderId) ?? [] })), homes, policies);
}
