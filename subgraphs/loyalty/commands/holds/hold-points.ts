import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineBatchCommand, type BatchRequest, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed, type NamedRow } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { ownerOf } from '../../domain/hold-owner.ts';
import { placeHold, refusalOfHold, type Hold } from '../../domain/holds.ts';
import { policyAt, type Policy } from '../../domain/policy.ts';
import { worthOf } from '../../domain/worth.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { insertHolds } from '../../persistence/holds.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { underReview } from '../../persistence/points/reviews.ts';
import { saveBooks } from '../../persistence/postings.ts';
import { settleDue } from '../points/due.ts';
import { scheduleVoid } from '../schedule.ts';
import { membersInReach } from '../accounts/members-in-reach.ts';

export interface HoldInput {
  /** Null for an id that names nobody. */
  readonly memberId: string | null;
  readonly points: bigint;
  readonly purpose: string;
  readonly ttlMinutes: number;
}

export type HoldCode = 'NOT_FOUND' | 'INVALID_POINTS' | 'INVALID_TTL' | 'INVALID_PURPOSE'
  | 'POINTS_DEBT' | 'UNDER_REVIEW' | 'INSUFFICIENT_POINTS';
export interface HoldValue { readonly holdId: string }

export const MAX_TTL_MINUTES = 21_600;
export const MAX_POINTS = 1_000_000_000n;

/** First of two phases: points are set aside until captured, voided, or time is up. */
export const holdPoints = defineBatchCommand<HoldInput, HoldValue, HoldCode>({
  name: 'loyalty.hold-points',
  needs: namedBy({ memberId: FACT.member }),
  maxBatch: 200,
  executeAll: async (tx, requests) => {
    const reach = await membersInReach(tx, requests);
    const books = await lockBooks(tx.sql, reach.flatMap((memberId) => memberId ?? []));
    const policies = await loadPolicies(tx.sql);
    await settleDue(tx, books, policies);
    const reviewed = await underReview(tx.sql, [...new Set(books.values())].map(({ account }) => account.memberId));
    const holds: Hold[] = [];
    const outcomes = requests.map((request, index): Outcome<HoldValue, HoldCode> => {
      const refusal = refusalOfInput(request.input);
      if (refusal) return refusal;
      const book = books.get(reach[index] ?? '');
      if (!book) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
      if (reviewed.has(book.account.memberId)) {
        return refused('UNDER_REVIEW', 'The member is looked at: its points wait for the decision.', ['memberId']);
      }
      const policy = policyAt(policies, book.account.programme, tx.now);
      return take(tx, book, request, policy, holds);
    });
    await saveBooks(tx, books.values());
    await insertHolds(tx.sql, holds);
    await tagNamed(tx, 'points_hold', holdsNamedOtherwise(reach, outcomes, holds));
    scheduleVoid(tx, holds);
    return outcomes;
  },
});

function take(
  tx: Tx, book: AccountBook, request: BatchRequest<HoldInput>, policy: Policy, holds: Hold[],
): Outcome<HoldValue, HoldCode> {
  const { points, purpose, ttlMinutes } = request.input;
  const refusal = refusalOfHold(book, points);
  if (refusal) {
    const { code, ...extras } = refusal;
    const message = code === 'POINTS_DEBT'
      ? 'Points are owed: none can be spent until the debt is repaid.'
      : `Only ${book.account.available} points are available.`;
    return refused(code, message, ['points'], extras);
  }
  const hold = placeHold(book, {
    id: newId(tx.now), points, purpose: purpose.trim(), heldAt: tx.now,
    expiresAt: new Date(tx.now.getTime() + ttlMinutes * 60_000),
    owner: ownerOf(request.actor), worth: worthOf(points, policy),
  });
  holds.push(hold);
  tx.audit({
    subjectId: hold.id, after: { memberId: hold.memberId, points, expiresAt: hold.expiresAt },
    reason: purpose, by: { actor: request.actor, requestId: request.requestId },
  });
  return accepted({ holdId: hold.id });
}

/** Held for an id that is somebody else's today: given back, if at all, to that id, should they be two after all. */
function holdsNamedOtherwise(
  reach: readonly (string | null)[], outcomes: readonly Outcome<HoldValue, HoldCode>[], holds: readonly Hold[],
): NamedRow[] {
  const owners = new Map(holds.map((hold) => [hold.id, hold.memberId]));
  return outcomes.flatMap((outcome, index) => {
    const namedId = reach[index];
    return outcome.ok && namedId && owners.get(outcome.value.holdId) !== namedId
      ? [{ key: [outcome.value.holdId], namedId }] : [];
  });
}

function refusalOfInput(input: HoldInput): Outcome<never, HoldCode> | null {
  if (input.points <= 0n || input.points > MAX_POINTS) {
    return refused('INVALID_POINTS', `Points are 1 to ${MAX_POINTS}.`, ['points']);
  }
  if (input.ttlMinutes < 1 || input.ttlMinutes > MAX_TTL_MINUTES) {
    return refused('INVALID_TTL', `A hold lasts 1 to ${MAX_TTL_MINUTES} minutes.`, ['ttlMinutes']);
  }
  const purpose = input.purpose.trim();
  if (purpose.length === 0 || purpose.length > 200) {
    return refused('INVALID_PURPOSE', 'A purpose has 1 to 200 characters.', ['purpose']);
  }
  return null;
}
