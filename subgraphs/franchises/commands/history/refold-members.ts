import type { Tx } from '../../../kernel/commands/command.ts';
import {
  periodAt, sortFacts, type Fact, type MoveReason, type Period,
} from '../../domain/attribution.ts';
import { foldAttribution, NEEDS_PURCHASES } from '../../domain/fold-attribution.ts';
import type { FranchisePolicy } from '../../domain/policy.ts';
import {
  homeCurrencyOf, readHistories, zoneOf, type Home,
} from '../../persistence/member-homes.ts';
import { readPurchases, type BoughtOrder } from '../../persistence/order-facts.ts';
import { writeHistories, type HistoryChange } from '../../persistence/write-histories.ts';
import { attributeAnew } from '../rebates/attribute-anew.ts';

interface MoveRow {
  member_id: string; at: Date; franchise_id: string | null; outlet_id: string | null;
  ends_at: Date | null; reason: MoveReason;
}

/**
 * Folds whole histories from the stored facts: after a late fact, a return, a transfer, an end.
 * Rebates whose party at payment turns out to be another are corrected, except those of `untaken`
 * orders, which the caller books itself. The homes are locked.
 */
export async function refoldMembers(
  tx: Tx, homes: readonly Home[], policies: readonly FranchisePolicy[],
  untaken: ReadonlySet<string> = new Set(),
): Promise<Map<string, readonly Period[]>> {
  if (homes.length === 0) return new Map();
  const ids = homes.map((home) => home.memberId);
  const histories = await readHistories(tx.sql, ids);
  const purchases = await readPurchases(tx.sql, ids);
  const moves = await tx.sql.all<MoveRow>`select member_id, at, franchise_id, outlet_id, ends_at,
    reason from member_move where member_id = any(${ids}::uuid[])`;
  const ownOrders = Map.groupBy(purchases, (order) => order.buyerId);
  const personOrders = Map.groupBy(purchases, (order) => order.memberId);
  const movesOf = Map.groupBy(moves, (move) => move.member_id);
  const changes = homes.map((home): HistoryChange => {
    const own = ownOrders.get(home.memberId) ?? [];
    const facts = sortFacts([
      ...enrolmentOf(home), ...own.flatMap(factsOf),
      ...(movesOf.get(home.memberId) ?? []).map(moveOf),
    ]);
    const joined = (personOrders.get(home.memberId) ?? [])
      .filter((order) => order.buyerId !== home.memberId);
    const after = fold(home, facts, [...own.map(unjoined), ...joined], policies, tx.now);
    return {
      memberId: home.memberId, before: histories.get(home.memberId) ?? [], after,
      foldedTo: latestOf([facts.at(-1)?.at, after.at(-1)?.from]),
    };
  });
  await writeHistories(tx, changes);
  await attributeAnew(tx, changes.flatMap((change) => misplaced(change, ownOrders, untaken)),
    new Map(homes.map((home) => [home.memberId, home])), policies);
  return new Map(changes.map(({ memberId, after }) => [memberId, after]));
}

function fold(
  home: Home, facts: readonly Fact[], purchases: readonly BoughtOrder[],
  policies: readonly FranchisePolicy[], now: Date,
): Period[] {
  const periods = foldAttribution(facts, {
    zone: zoneOf(home.region), homeCurrency: homeCurrencyOf(home.region),
    enrolment: home.enrolment, purchases, policies,
  }, now);
  if (periods === NEEDS_PURCHASES) throw new Error('the purchases were given');
  return periods;
}

/** For its buyer an order always counted, whoever that person is today. */
function unjoined(order: BoughtOrder): BoughtOrder {
  return { ...order, joinedAt: null };
}

function factsOf(order: BoughtOrder): Fact[] {
  const { orderId, franchiseId, outletId, paidAt, whollyReturnedAt } = order;
  const paid: Fact = { kind: 'paid', at: paidAt, orderId, franchiseId, outletId };
  return whollyReturnedAt
    ? [paid, { kind: 'returned', at: whollyReturnedAt, orderId, franchiseId }] : [paid];
}

function enrolmentOf({ enrolment }: Home): Fact[] {
  return enrolment ? [{ kind: 'enrolled', ...enrolment }] : [];
}

function moveOf(row: MoveRow): Fact {
  return {
    kind: 'moved', at: row.at, franchiseId: row.franchise_id, outletId: row.outlet_id,
    until: row.ends_at, reason: row.reason,
  };
}

/** Orders whose home at payment is another in the new history. */
function misplaced(
  { memberId, before, after }: HistoryChange, ownOrders: ReadonlyMap<string, BoughtOrder[]>,
  untaken: ReadonlySet<string>,
) {
  return (ownOrders.get(memberId) ?? []).flatMap((order) => {
    const was = periodAt(before, order.paidAt)?.franchiseId ?? null;
    const homeFranchiseId = periodAt(after, order.paidAt)?.franchiseId ?? null;
    return was === homeFranchiseId || untaken.has(order.orderId)
      ? [] : [{ order: order.fact, homeFranchiseId }];
  });
}

function latestOf(dates: readonly (Date | undefined)[]): Date | null {
  const known = dates.filter((date) => date !== undefined).map((date) => date.getTime());
  return known.length > 0 ? new Date(Math.max(...known)) : null;
}
