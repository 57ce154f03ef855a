import type { Tx } from '../../../kernel/commands/command.ts';
import { periodAt, type Period } from '../../domain/attribution.ts';
import type { FranchisePolicy } from '../../domain/policy.ts';
import type { Families } from '../../persistence/families.ts';
import { isStaffAt, readHistories, type Home } from '../../persistence/member-homes.ts';
import { readPurchases, type BoughtOrder } from '../../persistence/order-facts.ts';
import { writeHistories, type HistoryChange } from '../../persistence/write-histories.ts';
import { attributeAnew } from '../rebates/attribute-anew.ts';
import { foldPerson, type Folded, type StoredMove } from './fold-person.ts';

/** What an order's rebate was decided by. */
export interface Party {
  readonly franchiseId: string | null;
  readonly isStaff: boolean;
}

export interface RefoldOptions {
  /** Orders the caller books itself. */
  readonly untaken?: ReadonlySet<string>;
  /** What orders were decided by, where it is not what is stored now. */
  readonly was?: ReadonlyMap<string, Party>;
}

/**
 * Folds whole histories from the stored facts: after a late fact, a return, a transfer, an end, a
 * merge; for every id the persons have had. Rebates whose party at payment turns out to be another are
 * corrected. The families are locked.
 */
export async function refoldMembers(
  tx: Tx, families: Families, memberIds: Iterable<string>, policies: readonly FranchisePolicy[],
  { untaken = new Set(), was = new Map() }: RefoldOptions = {},
): Promise<Map<string, readonly Period[]>> {
  const { tree, homes } = families;
  const ids = [...new Set([...memberIds].flatMap((id) => tree.idsOf(id)))]
    .filter((id) => homes.has(id));
  if (ids.length === 0) return new Map();
  const histories = await readHistories(tx.sql, ids);
  const purchases = await readPurchases(tx.sql, ids);
  // A home that was passed on follows from the merge itself.
  const moves = await tx.sql.all<StoredMove>`select member_id, at, franchise_id, outlet_id, ends_at,
    reason from member_move where member_id = any(${ids}::uuid[]) and reason <> 'merged'`;
  const done = new Map<string, Folded>();
  const facts = { ...families, purchases, moves, policies, now: tx.now };
  const changes = ids.map((memberId): HistoryChange => {
    const { periods, lastFactAt } = foldPerson(facts, memberId, done);
    return {
      memberId, before: histories.get(memberId) ?? [], after: periods,
      foldedTo: laterOf(lastFactAt, periods.at(-1)?.from ?? null),
    };
  });
  await writeHistories(tx, changes);
  const byBuyer = Map.groupBy(purchases, (order) => order.buyerId);
  await attributeAnew(tx, changes.flatMap((change) => misplaced(
    change, byBuyer.get(change.memberId) ?? [], homes.get(change.memberId)!, was)
    .filter(({ order }) => !untaken.has(order.orderId))), homes, policies);
  return new Map(changes.map(({ memberId, after }) => [memberId, after]));
}

/** Orders whose party at payment is another in the new history. */
function misplaced(
  { before, after }: HistoryChange, orders: readonly BoughtOrder[], home: Home,
  stated: ReadonlyMap<string, Party>,
) {
  return orders.flatMap((order) => {
    const isStaff = isStaffAt(home, order.paidAt);
    const was = stated.get(order.orderId)
      ?? { franchiseId: periodAt(before, order.paidAt)?.franchiseId ?? null, isStaff };
    const franchiseId = periodAt(after, order.paidAt)?.franchiseId ?? null;
    return was.franchiseId === franchiseId && was.isStaff === isStaff
      ? [] : [{ order: order.fact, homeFranchiseId: franchiseId }];
  });
}

function laterOf(a: Date | null, b: Date | null): Date | null {
  return a && b ? new Date(Math.max(a.getTime(), b.getTime())) : a ?? b;
}
