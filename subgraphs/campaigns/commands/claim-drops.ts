import { FACT } from '../../contracts/facts.ts';
import { namedBy } from '../../kernel/calls/facts.ts';
import { defineBatchCommand, type BatchRequest, type Tx } from '../../kernel/commands/command.ts';
import { insertionInto, type Write } from '../../kernel/database/sql.ts';
import { newId } from '../../kernel/ids.ts';
import { shareMerges } from '../../kernel/merges/merge-locks.ts';
import { tagNamed, type NamedRow } from '../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../kernel/outcome.ts';
import { decideClaim, RESERVATION_PATIENCE_MS, type Granted } from '../domain/claim-rules.ts';
import { opensWith } from '../domain/passcode.ts';
import { guestOf, refusalOfGuest } from '../domain/room-rules.ts';
import type { TryLimit } from '../domain/wrong-tries.ts';
import {
  loadClaimants, lockTries, saveTries, type Claimants,
} from '../persistence/claimants.ts';
import { saveDrops, type LockedDrops } from '../persistence/drops.ts';
import { campaignRulesAt } from '../persistence/policies.ts';
import { scheduleExpiry, scheduleReservation } from '../persistence/schedule.ts';
import { claimTable } from '../persistence/tables/claim.table.ts';
import { CLAIM_CODES, refusalOf, type ClaimCode } from './claim-refusals.ts';
import { lockSweptDrops } from './sweep-holds.ts';

export interface ClaimInput {
  /** Null for ids that name nothing. */
  readonly dropId: string | null;
  readonly memberId: string | null;
  /** Digest of the passcode, never the word; null when none or an impossible one was given. */
  readonly passcode: string | null;
}

export interface ClaimValue {
  readonly claimId: string;
  readonly state: Granted['state'];
}

type Request = BatchRequest<ClaimInput>;
/** What a batch is decided by; the limit of wrong tries where a passcode is asked for. */
interface Locked {
  readonly drops: LockedDrops;
  readonly people: Claimants;
  readonly limit: TryLimit | null;
}
interface NewClaim extends Granted {
  readonly id: string;
  readonly dropId: string;
  readonly memberId: string;
  readonly pointsPrice: bigint;
  readonly channelId: string | null;
}

/**
 * Claims of up to 500 requests at a time: drops are locked once, each request is decided in order of
 * arrival, rows are written set-wise. Points are held after this transaction (reserve-points.ts).
 */
export const claimDrops = defineBatchCommand<ClaimInput, ClaimValue, ClaimCode>({
  name: 'campaigns.claim',
  needs: namedBy({ memberId: FACT.member }),
  maxBatch: 500,
  executeAll: async (tx, requests) => {
    await shareMerges(tx.sql);
    const persons = requests.flatMap(personsOf);
    const drops = await lockSweptDrops(tx, requests.flatMap(({ input }) => input.dropId ?? []), async () => ({
      memberIds: (await loadClaimants(tx.sql, persons, [], tx.now)).owners }));
    const people = await loadClaimants(tx.sql, persons, [...drops.keys()], tx.now);
    const limit = [...drops.values()].some((drop) => drop.passcode)
      ? await campaignRulesAt(tx.sql, tx.now) : null;
    if (limit) await lockTries(tx.sql, people, wrongOnes(requests, drops, people), tx.now, limit);
    const claims: NewClaim[] = [];
    const outcomes = requests.map((request) => decide(tx, request, { drops, people, limit }, claims));
    if (limit && await saveTries(tx.sql, people, tx.now, limit)) tx.keepRefused();
    const touched = new Set(claims.map((claim) => drops.get(claim.dropId)!));
    await saveDrops(tx.sql, touched, claimsInsertion(tx, claims));
    await tagNamed(tx, 'claim', namedOtherwise(requests, outcomes, claims));
    scheduleFollowUps(tx, claims);
    return outcomes;
  },
});

/** Claims for an id that had been merged away. */
function namedOtherwise(
  requests: readonly Request[], outcomes: readonly Outcome<ClaimValue, ClaimCode>[],
  claims: readonly NewClaim[],
): NamedRow[] {
  const owners = new Map(claims.map(({ id, memberId }) => [id, memberId]));
  return outcomes.flatMap((outcome, index): NamedRow[] => {
    const namedId = requests[index]!.input.memberId;
    return !outcome.ok || namedId === null || owners.get(outcome.value.claimId) === namedId ? []
      : [{ key: [outcome.value.claimId], namedId }];
  });
}

/** Whom a request speaks of: for whom it claims, and the member who asks. */
function personsOf({ input, actor }: Request): string[] {
  return [input.memberId, actor.kind === 'person' ? actor.personId : null]
    .filter((id) => id !== null && id !== undefined);
}

function decide(
  tx: Tx, { input, actor, requestId }: Request, { drops, people, limit }: Locked, claims: NewClaim[],
): Outcome<ClaimValue, ClaimCode> {
  const drop = drops.get(input.dropId ?? '');
  if (!drop) return refused('NOT_FOUND', 'There is no such drop.', ['dropId']);
  const who = input.memberId === null ? null : people.find(input.memberId, actor);
  if (!who) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
  const outside = refusalOfGuest(drop.dedication, drop.room, guestOf(actor));
  if (outside) return refused(outside, CLAIM_CODES[outside], ['dropId']);
  const decision = decideClaim(drop, who, input.passcode, tx.now, limit);
  if ('code' in decision) return refusalOf(decision);
  const claim = {
    ...decision, id: newId(tx.now), dropId: drop.id, memberId: people.ownerOf(input.memberId!),
    pointsPrice: drop.pointsPrice, channelId: actor.channelId ?? null,
  };
  claims.push(claim);
  tx.audit({
    subjectId: claim.id, by: { actor, requestId },
    after: { dropId: drop.id, memberId: claim.memberId, state: claim.state },
  });
  return accepted({ claimId: claim.id, state: claim.state });
}

/** Members of this batch who have a wrong word for their drop. */
function wrongOnes(
  requests: readonly Request[], drops: LockedDrops, people: Claimants,
): Set<string> {
  return new Set(requests.flatMap(({ input, actor }) => {
    const passcode = drops.get(input.dropId ?? '')?.passcode;
    const who = input.memberId === null ? null : people.find(input.memberId, actor);
    return passcode && who && !opensWith(passcode, input.passcode) ? [who.memberId] : [];
  }));
}

function claimsInsertion(tx: Tx, claims: readonly NewClaim[]): Write | null {
  return insertionInto(claimTable, claims.map((claim) => ({
    ...claim, claimedAt: tx.now, ...(claim.state === 'reserving'
      ? { pointsState: 'asked', pointsMemberId: claim.memberId } as const
      : { pointsState: 'none' } as const),
  })));
}

function scheduleFollowUps(tx: Tx, claims: readonly NewClaim[]): void {
  const ends = new Map(claims.flatMap((claim) => (claim.holdExpiresAt
    ? [[claim.dropId, claim.holdExpiresAt] as const] : [])));
  for (const [id, at] of ends) scheduleExpiry(tx, { id }, at);
  const reserving = new Set(claims.flatMap((claim) => (
    claim.state === 'reserving' ? [claim.dropId] : [])));
  const later = new Date(tx.now.getTime() + RESERVATION_PATIENCE_MS);
  for (const id of reserving) scheduleReservation(tx, { id }, later);
}
