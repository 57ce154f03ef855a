import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { dayText, localDay } from '../../kernel/business-day.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import type { ServiceDeed } from '../domain/words.ts';
import { kindOf, type ServiceKind, type ServiceRules } from '../domain/policy.ts';
import { servicePolicies } from './policies.ts';
import { readPlace, servesAt } from './places.ts';
import { idsOf } from './persons.ts';
import { serviceOrderTable, serviceStepTable } from './tables/service-order.table.ts';

export type ServiceOrderRow = RowOf<typeof serviceOrderTable>;

export function lockServiceOrder(sql: Sql, id: string): Promise<ServiceOrderRow | null> {
  return sql.maybe<ServiceOrderRow>`select ${columnsOf(serviceOrderTable)} from service_order
    where id = ${id} for update`;
}

/** An order of a counter where the actor serves, for a change; null for all others. */
export async function lockAtCounter(tx: Tx, id: string): Promise<ServiceOrderRow | null> {
  const row = await lockServiceOrder(tx.sql, id);
  const place = row && await readPlace(tx.sql, row.outletId);
  return row && place && servesAt(tx.actor, place) ? row : null;
}

/** The same, or the member's own, or one that the channel of the member's front end opened. */
export async function lockOwn(tx: Tx, id: string): Promise<ServiceOrderRow | null> {
  if (tx.actor.kind !== 'person') return lockAtCounter(tx, id);
  const row = await lockServiceOrder(tx.sql, id);
  const ids = row?.memberId ? await idsOf(tx.sql, tx.actor.personId ?? '') : [];
  return row && ids.includes(row.memberId!) ? row : null;
}

/** 'YYYY-MM-DD' of the region at that moment. */
export async function dayOf(sql: Sql, region: string, at: Date): Promise<string> {
  return dayText(localDay(at, (await readCodebook(sql)).zoneOf(region, at)));
}

/** The numbers an order goes by, and those of its kind. */
export async function rulesOf(sql: Sql, row: Pick<ServiceOrderRow, 'policyVersion' | 'kind'>): Promise<
{ readonly rules: ServiceRules; readonly kind: ServiceKind }> {
  const { rules } = (await servicePolicies.all(sql)).find(({ version }) => version === row.policyVersion)!;
  return { rules, kind: kindOf(rules, row.kind)! };
}

/** Writes what became of an order: the next version, its line of history, the news and the audit record. */
export async function saveStep(
  tx: Tx, before: ServiceOrderRow, change: Partial<ServiceOrderRow>, deed: ServiceDeed, note: string | null,
): Promise<void> {
  const after = { ...before, ...change, version: before.version + 1 };
  await tx.sql.run`update service_order set state = ${after.state}, price_minor = ${after.priceMinor},
      needs_approval = ${after.needsApproval}, paid_by = ${after.paidBy}, paid_minor = ${after.paidMinor},
      promised_at = ${after.promisedAt}, warn_at = ${after.warnAt}, warned_at = ${after.warnedAt},
      broken_at = ${after.brokenAt}, ready_at = ${after.readyAt}, closed_at = ${after.closedAt},
      handed_to = ${after.handedTo}, handed_by_code = ${after.handedByCode}, work_until = ${after.workUntil},
      benefit_state = ${after.benefitState}, benefit_round = ${after.benefitRound},
      benefit_since = ${after.benefitSince}, benefit_use = ${after.benefitUse}, benefit_code = ${after.benefitCode},
      benefit_member_id = ${after.benefitMemberId}, benefit_comes_at = ${after.benefitComesAt},
      warranty = ${after.warranty}, warranty_reason = ${after.warrantyReason}, version = ${after.version}
    where id = ${after.id}`;
  await writeStep(tx, after, deed, note);
  // What was done on a piece, or is undone, moves its next care.
  if (after.orderLineId !== null && [before.state, after.state].includes('handed_over')) {
    await tx.sql.run`update sold_line set care_version = 0 where line_id = ${after.orderLineId}`;
  }
  tx.audit({
    subjectId: after.id, before: { state: before.state, version: before.version },
    after: { deed, state: after.state, version: after.version, priceMinor: after.priceMinor },
  });
}

export async function writeStep(
  tx: Tx, row: ServiceOrderRow, deed: ServiceDeed, note: string | null,
): Promise<void> {
  const { id, version, state, priceMinor, promisedAt } = row;
  await tx.sql.insertInto(serviceStepTable, [
    { serviceOrderId: id, version, deed, state, priceMinor, promisedAt, note, at: tx.now, by: tx.actor.name }]);
  tellChanged(tx, row);
}

export function tellChanged(tx: Tx, row: ServiceOrderRow): void {
  tx.emit('service-order.changed.v1', row.id, {
    serviceOrderId: row.id, memberId: row.memberId, outletId: row.outletId, franchiseId: row.tenantId, kind: row.kind,
    state: row.state, orderLineId: row.orderLineId, promisedAt: row.promisedAt, at: tx.now,
    version: BigInt(row.version),
  } satisfies EventPayloads['service-order.changed.v1']);
}
