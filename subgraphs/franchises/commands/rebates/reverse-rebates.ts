import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { afterReturn, stateOf, type RebateState } from '../../domain/rebate.ts';
import { auditRebates } from '../../persistence/audit-rebates.ts';
import { lockLiveRebates, type LiveRebate } from '../../persistence/live-rebates.ts';
import type { OrderFact } from '../../persistence/order-facts.ts';
import { readPolicies } from '../../persistence/policies.ts';

/** What is left of each line keeps its rebate; the difference is an entry of its own. */
export async function reverseRebates(
  tx: Tx, returns: readonly EventPayloads['order.returned.v1'][],
  orders: ReadonlyMap<string, OrderFact>,
): Promise<void> {
  const lineIds = returns.flatMap((back) => back.lines.map((line) => line.lineId));
  const rows = await lockLiveRebates(tx.sql, lineIds);
  if (rows.length === 0) return;
  const policies = new Map((await readPolicies(tx.sql)).map((policy) => [policy.version, policy]));
  const live = new Map(rows.map((row) => [row.lineId, row]));
  const entries: { rebateId: string; amount: bigint; back: (typeof returns)[number] }[] = [];
  for (const back of returns) {
    for (const line of back.lines) {
      const rebate = live.get(line.lineId);
      const after = rebate && afterReturn(
        rebate, line.remainingBaseMinor, policies.get(rebate.policyVersion)!);
      if (!after) continue;
      live.set(line.lineId, { ...rebate, ...after });
      const amount = after.netMinor - rebate.netMinor;
      if (amount < 0n) entries.push({ rebateId: rebate.id, amount, back });
    }
  }
  const after = [...live.values()];
  const states = after.map((rebate) => stateAfter(rebate, orders, tx.now));
  await write(tx, after, states);
  auditRebates(tx, after.map((rebate, index) => ({
    ...rebate, franchiseId: rebate.homeFranchiseId, before: rows[index]!,
    after: { state: states[index]!, netMinor: rebate.netMinor },
  })));
  await tx.sql.insertRows('rebate_entry', {
    id: 'uuid', rebate_id: 'uuid', kind: 'text', amount_minor: 'bigint', cause_id: 'uuid',
    booked_at: 'timestamptz', recorded_at: 'timestamptz',
  }, entries.map(({ rebateId, amount, back }) => ({
    id: newId(tx.now), rebate_id: rebateId, kind: 'return', amount_minor: amount,
    cause_id: back.returnId, booked_at: back.returnedAt, recorded_at: tx.now,
  })));
}

function stateAfter(
  rebate: LiveRebate, orders: ReadonlyMap<string, OrderFact>, now: Date,
): RebateState {
  return stateOf({
    ...rebate, deliveredAt: orders.get(rebate.orderId)?.deliveredAt ?? null,
    isSettled: rebate.state === 'settled',
  }, now);
}

async function write(
  tx: Tx, rebates: readonly LiveRebate[], states: readonly RebateState[],
): Promise<void> {
  await tx.sql.run`update rebate set remaining_base_minor = t.remaining,
      reversed_minor = t.net - rebate.accrued_minor, state = t.state
    from unnest(${rebates.map((rebate) => rebate.id)}::uuid[],
      ${rebates.map((rebate) => rebate.remainingBaseMinor)}::bigint[],
      ${rebates.map((rebate) => rebate.netMinor)}::bigint[], ${[...states]}::text[])
      as t(id, remaining, net, state)
    where rebate.id = t.id`;
}
