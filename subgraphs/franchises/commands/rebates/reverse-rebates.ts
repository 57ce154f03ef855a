import type { EventPayloads } from '../../../contracts/events.ts';
import type { MarginClass } from '../../../contracts/words.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { rebateOf, stateOf } from '../../domain/rebate.ts';
import type { OrderFact } from '../../persistence/order-facts.ts';
import { readPolicies } from '../../persistence/policies.ts';

interface LiveRebate {
  id: string; line_id: string; order_id: string; margin_class: MarginClass; base_minor: bigint;
  remaining_base_minor: bigint; cost_minor: bigint | null; policy_version: number;
  accrued_minor: bigint; net_minor: bigint; state: string; held_until: Date;
}

/**
 * What is left of each line earns what it would have earned alone, by the policy of the purchase;
 * the difference is an entry of its own. Example: C 1,234,567 (6,172) loses 600,000 → 3,172 →
 * −3,000.
 */
export async function reverseRebates(
  tx: Tx, returns: readonly EventPayloads['order.returned.v1'][],
  orders: ReadonlyMap<string, OrderFact>,
): Promise<void> {
  const lineIds = returns.flatMap((back) => back.lines.map((line) => line.lineId));
  const rows = await tx.sql.all<LiveRebate>`select id, line_id, order_id, margin_class, base_minor,
      remaining_base_minor, cost_minor, policy_version, accrued_minor, net_minor, state, held_until
    from rebate where line_id = any(${lineIds}::uuid[]) and superseded_at is null
    order by id for update`;
  if (rows.length === 0) return;
  const policies = new Map((await readPolicies(tx.sql)).map((policy) => [policy.version, policy]));
  const live = new Map(rows.map((row) => [row.line_id, row]));
  const entries: { rebate: LiveRebate; amount: bigint; back: (typeof returns)[number] }[] = [];
  for (const back of returns) {
    for (const line of back.lines) {
      const rebate = live.get(line.lineId);
      if (!rebate || line.remainingBaseMinor >= rebate.remaining_base_minor) continue;
      rebate.remaining_base_minor = line.remainingBaseMinor;
      const left = leftOf(rebate, policies.get(rebate.policy_version)!);
      if (left >= rebate.net_minor) continue;
      entries.push({ rebate, amount: left - rebate.net_minor, back });
      rebate.net_minor = left;
    }
  }
  await write(tx, rows, orders);
  await tx.sql.insertRows('rebate_entry', {
    id: 'uuid', rebate_id: 'uuid', kind: 'text', amount_minor: 'bigint', cause_id: 'uuid',
    booked_at: 'timestamptz', recorded_at: 'timestamptz',
  }, entries.map(({ rebate, amount, back }) => ({
    id: newId(tx.now), rebate_id: rebate.id, kind: 'return', amount_minor: amount,
    cause_id: back.returnId, booked_at: back.returnedAt, recorded_at: tx.now,
  })));
}

function leftOf(rebate: LiveRebate, policy: Parameters<typeof rebateOf>[1]): bigint {
  return rebateOf({
    marginClass: rebate.margin_class, baseMinor: rebate.base_minor,
    remainingBaseMinor: rebate.remaining_base_minor, costMinor: rebate.cost_minor,
  }, policy)?.minor ?? 0n;
}

async function write(
  tx: Tx, rows: readonly LiveRebate[], orders: ReadonlyMap<string, OrderFact>,
): Promise<void> {
  const states = rows.map((row) => stateOf({
    deliveredAt: orders.get(row.order_id)?.deliveredAt ?? null, heldUntil: row.held_until,
    accruedMinor: row.accrued_minor, netMinor: row.net_minor, isSettled: row.state === 'settled',
  }, tx.now));
  await tx.sql.run`update rebate set remaining_base_minor = t.remaining,
      reversed_minor = t.net - rebate.accrued_minor, state = t.state
    from unnest(${rows.map((row) => row.id)}::uuid[],
      ${rows.map((row) => row.remaining_base_minor)}::bigint[],
      ${rows.map((row) => row.net_minor)}::bigint[], ${states}::text[])
      as t(id, remaining, net, state)
    where rebate.id = t.id`;
}
