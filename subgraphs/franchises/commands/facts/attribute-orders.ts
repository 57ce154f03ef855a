import type { Tx } from '../../../kernel/commands/command.ts';
import { endingFacts, periodAt, sortFacts, type Fact, type Period } from '../../domain/attribution.ts';
import { foldAttribution, NEEDS_PURCHASES } from '../../domain/fold-attribution.ts';
import type { FranchisePolicy } from '../../domain/policy.ts';
import type { Families } from '../../persistence/families.ts';
import { readCurrentPeriods, type Home, type StoredPeriod } from '../../persistence/member-homes.ts';
import type { OrderFact } from '../../persistence/order-facts.ts';
import { writeHistories, type HistoryChange } from '../../persistence/write-histories.ts';
import { refoldMembers } from '../history/refold-members.ts';

/**
 * Moves the histories of the buyers by these stored orders; answers each order's home at payment.
 * Orders newer than all that is known go on from the newest period; the rest folds anew.
 */
export async function attributeOrders(
  tx: Tx, orders: readonly OrderFact[], families: Families,
  policies: readonly FranchisePolicy[],
): Promise<Map<string, string | null>> {
  const byBuyer = Map.groupBy(orders, (order) => order.buyerId!);
  const current = await readCurrentPeriods(tx.sql, [...byBuyer.keys()]);
  const changes: HistoryChange[] = [];
  const anew: string[] = [];
  for (const [buyerId, bought] of byBuyer) {
    // What an id bought before it was merged may change what it brought along.
    const change = families.tree.linkOf(buyerId) ? null : goOn(
      families, families.homes.get(buyerId)!, bought, current.get(buyerId), policies, tx.now);
    if (change) changes.push(change);
    else anew.push(buyerId);
  }
  if (changes.length > 0) await writeHistories(tx, changes);
  const histories = new Map<string, readonly Period[]>(
    changes.map(({ memberId, after }) => [memberId, after]));
  const taken = new Set(orders.map((order) => order.orderId));
  for (const [id, after] of await refoldMembers(tx, families, anew, policies, { untaken: taken })) {
    histories.set(id, after);
  }
  return new Map(orders.map((order) => [order.orderId,
    periodAt(histories.get(order.buyerId!)!, order.paidAt)?.franchiseId ?? null]));
}

/** Null when an earlier fact or a period's end has to be seen: then the whole is folded. */
function goOn(
  { endings }: Families, home: Home, orders: readonly OrderFact[], current: StoredPeriod | undefined,
  policies: readonly FranchisePolicy[], now: Date,
): HistoryChange | null {
  const { foldedTo } = home;
  if (foldedTo && orders.some((order) => order.paidAt <= foldedTo)) return null;
  if (orders.some((order) => order.whollyReturnedAt)) return null;
  const facts = sortFacts([...endingFacts(endings), ...orders.map((order): Fact => ({
    kind: 'paid', at: order.paidAt, orderId: order.orderId, franchiseId: order.franchiseId,
    outletId: order.outletId,
  }))]);
  const before = current ? [current] : [];
  const after = foldAttribution(facts, {
    zone: home.zone, homeCurrency: home.homeCurrency,
    enrolment: home.enrolment, purchases: null, policies, endings,
  }, now, before);
  if (after === NEEDS_PURCHASES) return null;
  const last = Math.max(...orders.map(({ paidAt }) => paidAt.getTime()), after.at(-1)?.from.getTime() ?? 0);
  return { memberId: home.memberId, before, after, foldedTo: new Date(last) };
}
