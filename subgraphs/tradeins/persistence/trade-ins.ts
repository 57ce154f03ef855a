import type { EventPayloads } from '../../contracts/events.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { isCreditedByHand, type TradeInWay } from '../domain/policy.ts';
import type { Standing } from '../domain/steps.ts';
import type { TradeInDeed } from '../domain/words.ts';
import { readPlace, servesAt } from './places.ts';
import { idsOf } from './persons.ts';
import { tradeInStepTable, tradeInTable } from './tables/trade-in.table.ts';

export type TradeInRow = RowOf<typeof tradeInTable>;

function lockTradeIn(sql: Sql, id: string): Promise<TradeInRow | null> {
  return sql.maybe<TradeInRow>`select ${columnsOf(tradeInTable)} from trade_in where id = ${id} for update`;
}

/** These, in the order of their ids, so that two sales cannot wait for each other. */
export function lockTradeIns(sql: Sql, ids: readonly string[]): Promise<TradeInRow[]> {
  return sql.all<TradeInRow>`select ${columnsOf(tradeInTable)} from trade_in
    where id = any(${[...ids]}::uuid[]) order by id for update`;
}

/** One of a counter where the actor serves, for a change; null for all others. */
export async function lockAtCounter(tx: Tx, id: string): Promise<TradeInRow | null> {
  const row = await lockTradeIn(tx.sql, id);
  const place = row && await readPlace(tx.sql, row.outletId);
  return row && place && servesAt(tx.actor, place) ? row : null;
}

/** The same, or the member's own. */
export async function lockOwn(tx: Tx, id: string): Promise<TradeInRow | null> {
  if (tx.actor.kind !== 'person') return lockAtCounter(tx, id);
  const row = await lockTradeIn(tx.sql, id);
  const ids = row ? await idsOf(tx.sql, tx.actor.personId ?? '') : [];
  return row && ids.includes(row.memberId) ? row : null;
}

/** Nobody wants it credited without a sale, or no more. */
export const NOT_ASKED = {
  plainAskedAt: null, plainAskedBy: null, plainVersion: null, plainAskedMinor: null, plainConsentBy: null,
  plainConsentWay: null,
} as const;

/** Whether a quote holds it at that moment. */
export function isHeld({ heldUntil }: Pick<TradeInRow, 'heldUntil'>, now: Date): boolean {
  return heldUntil !== null && heldUntil > now;
}

/** Of the way, as its version has it, wherever a credit is asked for. */
export function standingOf(
  row: Pick<TradeInRow, 'state' | 'offerUntil' | 'givenAt' | 'heldUntil' | 'saleBackAt' | 'plainAskedAt'>,
  now: Date, way: TradeInWay | null = null,
): Standing {
  return { state: row.state, offerUntil: row.offerUntil, isGiven: row.givenAt !== null, isHeld: isHeld(row, now),
    isBack: row.saleBackAt !== null, isAsked: row.plainAskedAt !== null,
    isSaleOnly: way !== null && !isCreditedByHand(way) };
}

/** Writes what became of it: the next version, its line of history, the news and the audit record. */
export async function saveStep(
  tx: Tx, before: TradeInRow, change: Partial<TradeInRow>, deed: TradeInDeed, note: string | null,
): Promise<TradeInRow> {
  const after = { ...before, ...change, version: before.version + 1 };
  await tx.sql.run`update trade_in set way = ${after.way}, policy_version = ${after.policyVersion},
      state = ${after.state}, gross_mg = ${after.grossMg}, purity = ${after.purity}, method = ${after.method},
      assayed_at = ${after.assayedAt}, fine_mg = ${after.fineMg}, after_mg = ${after.afterMg},
      price_minor = ${after.priceMinor}, price_source = ${after.priceSource}, price_at = ${after.priceAt},
      credit_minor = ${after.creditMinor}, plain_minor = ${after.plainMinor},
      offered_at = ${after.offeredAt}, offer_until = ${after.offerUntil},
      consent_version = ${after.consentVersion}, consent_by = ${after.consentBy},
      consent_way = ${after.consentWay}, accepted_at = ${after.acceptedAt},
      identity_name = ${after.identityName}, identity_kind = ${after.identityKind},
      identity_last = ${after.identityLast}, melted_at = ${after.meltedAt}, given_at = ${after.givenAt},
      given_minor = ${after.givenMinor}, taken_minor = ${after.takenMinor}, rest_whole = ${after.restWhole},
      plain_asked_at = ${after.plainAskedAt}, plain_asked_by = ${after.plainAskedBy},
      plain_consent_by = ${after.plainConsentBy}, plain_consent_way = ${after.plainConsentWay},
      plain_version = ${after.plainVersion}, plain_asked_minor = ${after.plainAskedMinor},
      returned_to = ${after.returnedTo}, closed_at = ${after.closedAt}, version = ${after.version}
    where id = ${after.id}`;
  await writeStep(tx, after, deed, note);
  tx.audit({
    subjectId: after.id, before: { state: before.state, version: before.version },
    after: { deed, state: after.state, version: after.version, creditMinor: after.creditMinor },
  });
  return after;
}

export async function writeStep(tx: Tx, row: TradeInRow, deed: TradeInDeed, note: string | null): Promise<void> {
  const { id, version, state, creditMinor } = row;
  await tx.sql.insertInto(tradeInStepTable, [
    { tradeInId: id, version, deed, state, creditMinor, note, at: tx.now, by: tx.actor.name }]);
  tx.emit('trade-in.changed.v1', id, {
    tradeInId: id, memberId: row.memberId, outletId: row.outletId, franchiseId: row.tenantId, state, at: tx.now,
    version: BigInt(version),
  } satisfies EventPayloads['trade-in.changed.v1']);
}
