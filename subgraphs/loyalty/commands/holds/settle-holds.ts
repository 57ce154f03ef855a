import { isRestricted } from '../../../kernel/actor.ts';
import { defineBatchCommand, type BatchRequest, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { maySettle } from '../../domain/hold-owner.ts';
import { captureHold, giveBack, hasLapsed, lapse, type Hold } from '../../domain/holds.ts';
import { bookOf, loadLotsById, lockBooks } from '../../persistence/accounts.ts';
import { loadHolds, updateHolds } from '../../persistence/holds.ts';
import { saveBooks } from '../../persistence/postings.ts';

export interface SettleInput {
  readonly holdId: string | null;
  readonly action: 'capture' | 'void';
  readonly reason?: string | null;
}
export type SettleCode = 'NOT_FOUND' | 'ALREADY_CAPTURED' | 'ALREADY_VOIDED' | 'HOLD_EXPIRED'
  | 'INVALID_REASON';
export interface SettleValue { readonly holdId: string }

/** Second phase: sold, or every lot gets its points back. Saying the same twice changes nothing. */
export const settleHolds = defineBatchCommand<SettleInput, SettleValue, SettleCode>({
  name: 'loyalty.settle-holds',
  maxBatch: 200,
  executeAll: async (tx, requests) => {
    const ids = requests.flatMap(({ input }) => input.holdId ?? []);
    const early = await loadHolds(tx.sql, ids);
    const books = await lockBooks(tx.sql, [...early.values()].map((hold) => hold.memberId));
    const holds = await loadHolds(tx.sql, ids);
    await loadLotsById(tx.sql, new Set(books.values()),
      [...holds.values()].flatMap((hold) => hold.parts.map((part) => part.lotId)));
    const outcomes: Outcome<SettleValue, SettleCode>[] = [];
    const settled = new Set<Hold>();
    for (const request of requests) {
      const hold = holds.get(request.input.holdId ?? '');
      const book = hold && await visibleBook(tx, books, hold, request);
      outcomes.push(hold && book ? settle(tx, book, hold, request, settled)
        : refused('NOT_FOUND', 'There is no such hold.', ['holdId']));
    }
    await saveBooks(tx, books.values());
    await updateHolds(tx.sql, [...settled]);
    return outcomes;
  },
});

async function visibleBook(
  tx: Tx, books: ReadonlyMap<string, AccountBook>, hold: Hold, { actor }: BatchRequest<SettleInput>,
): Promise<AccountBook | undefined> {
  if (!maySettle(actor, hold.owner)) return undefined;
  if (isRestricted(actor) && !(await tx.visible([hold.memberId], actor)).has(hold.memberId)) {
    return undefined;
  }
  return bookOf(books, hold.memberId);
}

function settle(
  tx: Tx, book: AccountBook, hold: Hold, request: BatchRequest<SettleInput>, settled: Set<Hold>,
): Outcome<SettleValue, SettleCode> {
  const { action, reason } = request.input;
  const wanted = action === 'capture' ? 'captured' : 'voided';
  if (reason && reason.length > 200) {
    return refused('INVALID_REASON', 'A reason has at most 200 characters.', ['reason']);
  }
  if (hold.state === wanted) return accepted({ holdId: hold.id });
  if (hold.state === 'captured') {
    return refused('ALREADY_CAPTURED', 'The points of this hold are spent.', ['holdId']);
  }
  if (action === 'capture' && hasLapsed(hold, tx.now)) {
    return refused('HOLD_EXPIRED', 'The time of this hold is up.', ['holdId']);
  }
  if (hold.state === 'voided') {
    return refused('ALREADY_VOIDED', 'The points of this hold went back.', ['holdId']);
  }
  if (action === 'capture') captureHold(book, hold, tx.now);
  else if (hasLapsed(hold, tx.now)) lapse(book, hold, tx.now);
  else giveBack(book, hold, tx.now, reason ?? 'VOIDED');
  settled.add(hold);
  tx.audit({
    subjectId: hold.id, before: { state: 'held' }, after: { state: hold.state },
    reason: reason ?? undefined, by: { actor: request.actor, requestId: request.requestId },
  });
  return accepted({ holdId: hold.id });
}
