import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { standingClaims, type PaidClaim } from '../../domain/interactions/kept-pieces.ts';
import type { PaidOrder } from '../../domain/order-of-claim.ts';

interface Row extends PaidClaim {
  readonly orderId: string;
  readonly windowEndsAt: Date | null;
  readonly keptAt: Date | null;
}

/** What orders says of an order by now; a function, since what another room says is no part of what was asked. */
export interface Recount {
  readonly orderId: string;
  readonly order: () => (PaidOrder & { readonly isCompleted: boolean }) | 'unknown' | 'away';
  /** What had been told of its claims before orders was asked: claim → count. What is told since stays due. */
  readonly told: () => ReadonlyMap<string, number>;
}

/**
 * Whether what was claimed and paid by these orders still stands, and is kept: the return window is over and the piece
 * did not come back. What came back after that was kept is undone all the same. Of orders that are unknown or could not
 * be asked about it is noted that they were looked at, so that others have their turn.
 */
export const recountClaims = defineBatchCommand<Recount, { undone: number; kept: number }, never>({
  name: 'campaigns.recount-claims',
  maxBatch: 100,
  executeAll: async (tx, requests) => {
    const rows = await tx.sql.all<Row>`select c.id, c.order_id as "orderId", c.channel_id as "channelId",
        c.member_id as "memberId", d.item_id as "itemId", d.cash_minor as "cashMinor", d.currency,
        c.settled_at as "settledAt", c.window_ends_at as "windowEndsAt", c.kept_at as "keptAt"
      from claim c join live_drop d on d.id = c.drop_id
      where c.order_id = any(${requests.map(({ input }) => input.orderId)}::uuid[]) and c.state = 'captured'
        and not c.undone order by c.id for update of c`;
    const byOrder = Map.groupBy(rows, ({ orderId }) => orderId);
    const judged = requests.map(({ input }) => judge(input, byOrder.get(input.orderId) ?? [], tx.now));
    await save(tx, judged.flat());
    return judged.map((own) => accepted({ undone: own.filter(({ undone }) => undone).length,
      kept: own.filter(({ keptAt, undone }) => keptAt !== null && !undone).length }));
  },
});

interface Judged {
  readonly id: string;
  readonly keptAt: Date | null;
  readonly undone: boolean;
  readonly looked: number;
}

function judge(input: Recount, own: readonly Row[], now: Date): Judged[] {
  const order = input.order();
  const told = input.told();
  // An answer that there is none is one; who did not answer is asked again.
  if (order === 'away') return own.map(({ id, keptAt }) => ({ id, keptAt, undone: false, looked: 0 }));
  if (order === 'unknown') {
    return own.map(({ id, keptAt }) => ({ id, keptAt, undone: false, looked: told.get(id) ?? 0 }));
  }
  const standing = standingClaims(order, own);
  return own.map(({ id, keptAt, windowEndsAt }) => {
    const isOver = order.isCompleted || (windowEndsAt !== null && windowEndsAt <= now);
    return { id, looked: told.get(id) ?? 0, undone: !standing.has(id),
      keptAt: keptAt ?? (standing.has(id) && isOver ? now : null) };
  });
}

async function save(tx: Tx, seen: readonly Judged[]): Promise<void> {
  await tx.sql.run`update claim c set order_looked = greatest(c.order_looked, t.looked), order_seen_at = ${tx.now},
    undone = t.undone, kept_at = t.kept_at from unnest(${seen.map(({ id }) => id)}::uuid[],
      ${seen.map(({ undone }) => undone)}::boolean[], ${seen.map(({ keptAt }) => keptAt)}::timestamptz[],
      ${seen.map(({ looked }) => looked)}::int[]) as t(id, undone, kept_at, looked) where c.id = t.id`;
  for (const { id, undone, keptAt } of seen) {
    if (undone || keptAt !== null) tx.audit({ subjectId: id, after: { undone, keptAt } });
  }
}
