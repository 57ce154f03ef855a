import type { AccountBook, PostingKind, TierChange } from './account-book.ts';
import type { OrderEarning } from './order-earning.ts';
import { policyOf } from './order-earning.ts';
import type { Policy } from './policy.ts';
import { rebonus } from './tiers/tier-bonus.ts';
import type { HandTier } from './tiers/hand-tier.ts';
import { tellTiers, type OrderGrowth, type Timeline } from './tiers/tier-timeline.ts';

/** A posting that moved growth, whenever it was written. */
export interface GrowthFact {
  readonly id: string;
  readonly kind: PostingKind;
  readonly at: Date;
  readonly growth: bigint;
  readonly orderId: string | null;
}

/** A move of the tier as it was written down. */
export interface StoredChange {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly provisional: boolean;
  readonly at: Date;
  readonly qualifying: bigint;
}

/** All that is known of one member, under each id it ever had. */
export interface MemberHistory {
  readonly orders: readonly OrderEarning[];
  readonly postings: readonly GrowthFact[];
  readonly changes: readonly StoredChange[];
  readonly hands?: readonly HandTier[];
}

export function timelineOf({ orders, postings, hands }: MemberHistory): Timeline {
  const byOrder = Map.groupBy(postings, (posting) => posting.orderId);
  const seen = new Set(orders.map(({ orderId }) => orderId));
  const unseen = postings.filter(({ kind, orderId }) =>
    kind === 'accrual' && orderId !== null && !seen.has(orderId));
  return {
    orders: [
      ...orders.filter((order) => order.state !== 'refused')
        .map((order) => growthOfOrder(order, byOrder.get(order.orderId) ?? [])),
      ...unseen.map((sale) => growthOfUnseen(sale, byOrder.get(sale.orderId)!)),
    ],
    hands, interactions: postings.filter(({ kind }) => kind === 'interaction'),
  };
}

function growthOfOrder(order: OrderEarning, own: readonly GrowthFact[]): OrderGrowth {
  const idOf = (kind: PostingKind) => own.find((posting) => posting.kind === kind)?.id ?? null;
  return {
    orderId: order.orderId, paidAt: order.paidAt, activeAt: order.activeAt,
    growth: order.lines.reduce((sum, line) => sum + line.growth, 0n),
    postingId: idOf('accrual'), activationId: idOf('activation'), returns: returnsIn(own),
  };
}

/** An order that the one who only looks may not see: the member's ledger tells of it all the same. */
function growthOfUnseen(sale: GrowthFact, own: readonly GrowthFact[]): OrderGrowth {
  const end = own.find(({ kind }) => kind === 'activation');
  return {
    orderId: sale.orderId!, paidAt: sale.at, activeAt: end?.at ?? NEVER, growth: sale.growth,
    postingId: sale.id, activationId: end?.id ?? null, returns: returnsIn(own),
  };
}

const NEVER = new Date(8.64e15);

const returnsIn = (own: readonly GrowthFact[]): GrowthFact[] =>
  own.filter(({ kind, growth }) => kind === 'return' && growth !== 0n);

/**
 * Decides tier and bonus from everything that is known: what was written down otherwise is superseded, what was
 * earned otherwise is posted as a difference. Answers the orders whose bonus is another now.
 */
export function retell(
  book: AccountBook, history: MemberHistory, policies: readonly Policy[], now: Date,
): OrderEarning[] {
  const { account } = book;
  const own = policies.filter(({ programme }) => programme === account.programme);
  // Nobody goes back behind what was decided already, by a clock that is slow or a transaction that had to wait.
  const until = account.tierAt && account.tierAt > now ? account.tierAt : now;
  const told = tellTiers(timelineOf(history), own, until);
  const changed = history.orders.filter((order) => {
    const tier = told.atPayment.get(order.orderId);
    // What was earned in another programme, before a merge, keeps the bonus of that programme.
    const foreign = order.exchanged
      || (order.programme !== null && order.programme !== account.programme);
    return tier !== undefined && !foreign
      && rebonus(book, order, tier, policyOf(policies, book, order), now);
  });
  account.tier = told.tier;
  account.tierAt = told.toldUntil;
  account.earned = told.earned;
  account.tierSettledAt = told.changes.at(-1)?.at ?? null;
  account.lookAt = windowsAhead(history.orders, now)[0] ?? null;
  replaceChanges(book, told.changes, history.changes);
  book.untold = false;
  book.touched = true;
  return changed;
}

/** Ends of windows that were taken for over, before the delivery was told. */
const windowsAhead = (orders: readonly OrderEarning[], now: Date): Date[] =>
  orders.filter(({ state, activeAt }) => state === 'active' && activeAt > now)
    .map(({ activeAt }) => activeAt).sort((a, b) => a.getTime() - b.getTime());

/** What was written down stays as far as it is still true. */
function replaceChanges(
  book: AccountBook, changes: readonly TierChange[], stored: readonly StoredChange[],
): void {
  const differs = stored.findIndex((row, index) => {
    const now = changes[index];
    return !now || row.from !== now.from.tier || row.to !== now.to.tier
      || row.provisional !== now.to.provisional || row.at.getTime() !== now.at.getTime()
      || row.qualifying !== now.qualifying;
  });
  const kept = differs < 0 ? stored.length : differs;
  book.supersededChanges = stored.slice(kept).map(({ id }) => id);
  book.tierChanges = changes.slice(kept);
}
