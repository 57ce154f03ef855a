import { FACT } from '../../../contracts/facts.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { AccountBook, Posting } from '../../domain/account-book.ts';
import { adjust, needsSecondPerson, writeOff } from '../../domain/adjustment.ts';
import { policyAt, type Policy } from '../../domain/policy.ts';
import { fits } from '../../domain/rewards/fits.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { lockAdjustedSoFar } from '../../persistence/adjustments.ts';
import { tagAdjusted } from '../../persistence/merges/tag-adjusted.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { saveBooks } from '../../persistence/postings.ts';
import { MAX_POINTS } from '../holds/hold-points.ts';
import { settleDue } from './due.ts';

export type AdjustmentKind = 'adjustment' | 'write_off';

export interface AdjustInput {
  readonly memberId: string | null;
  readonly points: bigint;
  readonly reason: string;
}
export type AdjustCode =
  'NOT_FOUND' | 'INVALID_POINTS' | 'INVALID_REASON' | 'INSUFFICIENT_POINTS';
export interface AdjustValue { readonly adjustmentId: string }

/** Gives or takes points by hand; beyond what one operator may alone it waits for a second person. */
export const adjustPoints = defineCommand<AdjustInput, AdjustValue, AdjustCode>({
  name: 'loyalty.adjust-points',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { memberId, points, reason }) => {
    const why = reason.trim();
    if (points === 0n || points > MAX_POINTS || points < -MAX_POINTS) {
      return refused('INVALID_POINTS', `Points are not zero and at most ${MAX_POINTS}.`, ['points']);
    }
    if (why.length === 0 || why.length > 500) {
      return refused('INVALID_REASON', 'A reason has 1 to 500 characters.', ['reason']);
    }
    const found = await findAdjusted(tx, memberId);
    if (!found) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const { book } = found;
    if (points > 0n && !fits(book.account, points)) {
      return refused('INVALID_POINTS', 'No account holds so many points.', ['points']);
    }
    if (-points > book.account.available) {
      return refused('INSUFFICIENT_POINTS', `Only ${book.account.available} points are available.`,
        ['points'], { available: book.account.available });
    }
    const entered = { kind: 'adjustment', points, reason: why } as const;
    return accepted({ adjustmentId: await enter(tx, found, memberId!, entered) });
  },
});

interface Adjusted { readonly book: AccountBook; readonly policy: Policy }

/** The member's book with everything done that is due, and the rules that count. */
export async function findAdjusted(
  tx: Tx, memberId: string | null,
): Promise<Adjusted | null> {
  const book = memberId ? (await lockBooks(tx.sql, [memberId])).get(memberId) : undefined;
  if (!book || (isRestricted(tx.actor) && !(await tx.visible([memberId!], tx.actor)).has(memberId!))) return null;
  const policies = await loadPolicies(tx.sql);
  await settleDue(tx, new Map([[book.account.memberId, book]]), policies);
  return { book, policy: policyAt(policies, book.account.programme, tx.now) };
}

interface Entered { readonly kind: AdjustmentKind; readonly points: bigint; readonly reason: string }

/** Posts it, or keeps it for a second person; answers its id. `namedId`: for whom it was asked. */
export async function enter(
  tx: Tx, { book, policy }: Adjusted, namedId: string, { kind, points, reason }: Entered,
): Promise<string> {
  const { memberId } = book.account;
  const before = balancesOf(book);
  // The house itself is no operator: what it gives is large only by itself.
  const sofar = tx.actor.kind === 'service' ? { forMember: 0n, today: 0n }
    : await lockAdjustedSoFar(tx.sql, tx.actor.id, memberId, policy, tx.now);
  const pending = needsSecondPerson(points, sofar, policy);
  const lotsBefore = new Set(book.lots.keys());
  const transactionId = pending ? null : post(book, { kind, points, reason }, policy, tx.now).id;
  await saveBooks(tx, [book]);
  const id = newId(tx.now);
  await tx.sql.run`insert into points_adjustment
    (id, member_id, kind, points, reason, state, asked_by, asked_by_name, asked_at, transaction_id)
    values (${id}, ${memberId}, ${kind}, ${points}, ${reason}, ${pending ? 'pending' : 'posted'},
      ${tx.actor.id}, ${tx.actor.name}, ${tx.now}, ${transactionId})`;
  await tagAdjusted(tx, id, namedId, { book, lotsBefore });
  tx.audit({ subjectId: memberId, before, after: balancesOf(book), reason });
  return id;
}

export const post = (book: AccountBook, { kind, points, reason }: Entered, policy: Policy, now: Date): Posting =>
  (kind === 'write_off' ? writeOff(book, points, reason, now) : adjust(book, points, reason, policy, now));

export const balancesOf = ({ account }: AccountBook) =>
  ({ available: account.available, pending: account.pending, debt: account.debt });
