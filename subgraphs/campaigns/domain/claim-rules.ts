import { refusalOfTerms, type TermsCode, type WhenSold } from '../../contracts/sale-terms.ts';
import { hasWaitingRoom, type DropCounts } from './drop-rules.ts';
import { opensWith } from './passcode.ts';
import { stateOfSession, type SessionStateWord } from './session-rules.ts';
import { openingFor, type Opening } from './tier-delays.ts';
import { waitSeconds, type TryLimit } from './wrong-tries.ts';

/** A reservation that nobody finished is asked again after this time. */
export const RESERVATION_PATIENCE_MS = 30_000;

/** A drop as it stands while a batch is decided; each decision changes the counts at once. */
export interface DropInHand extends Opening, DropCounts {
  readonly id: string;
  readonly sessionId: string;
  readonly sessionState: SessionStateWord;
  readonly sessionEndsAt: Date;
  /** When its item is sold, and to which tiers; null: always. */
  readonly terms: WhenSold | null;
  readonly passcode: { readonly salt: Buffer; readonly hash: Buffer } | null;
  readonly limitPerMember: number;
  readonly pointsPrice: bigint;
  readonly holdMinutes: number;
  taken: number;
  waitlisted: number;
  /** The last number in its line that was drawn. */
  lastPosition: number;
  captured: number;
  voided: number;
}

export interface Claimant {
  /** The person, whichever of its ids it claims by. */
  readonly memberId: string;
  /** Of the member's tier in its programme, 0 the lowest; 0 where it is unknown. */
  readonly rank: number;
  /** "CN:gold"; null where it is unknown. */
  readonly tier: string | null;
  /** Numbers of the claims that count against the limit, by drop; two ids of a person may have the same. */
  readonly nths: Map<string, readonly number[]>;
  /** Wrong passcodes of late; a new one is added by the decision. */
  tries: Date[];
  guessedWrong: boolean;
}

export type ClaimRefusal =
  | { readonly code: 'NOT_LIVE' | 'WRONG_PASSCODE' | 'LIMIT_REACHED' | 'SOLD_OUT' | TermsCode }
  | { readonly code: 'NOT_OPEN_YET'; readonly opensAt: Date }
  | { readonly code: 'TOO_MANY_ATTEMPTS'; readonly waitSeconds: number };

export interface Granted {
  readonly state: 'claimed' | 'reserving' | 'waitlisted';
  readonly nth: number;
  /** A number in the line, not the place: it stays while others leave. */
  readonly position: number | null;
  readonly holdExpiresAt: Date | null;
}

/**
 * One request after the other, in order of arrival; `limit` is of wrong tries, needed where a passcode
 * is asked for. Example (domain.md section 6): stock 3, five at once → three hold a piece for 10
 * minutes, two wait at 1 and 2.
 */
export function decideClaim(
  drop: DropInHand, who: Claimant, digest: string | null, now: Date, limit: TryLimit | null,
): Granted | ClaimRefusal {
  const session = { state: drop.sessionState, endsAt: drop.sessionEndsAt };
  if (stateOfSession(session, now) !== 'live') return { code: 'NOT_LIVE' };
  const opensAt = openingFor(drop, who.rank);
  if (now < opensAt) return { code: 'NOT_OPEN_YET', opensAt };
  const against = drop.terms && refusalOfTerms(drop.terms, now, who.tier === null ? [] : [who.tier]);
  if (against) return { code: against };
  const wrong = refusalOfPasscode(drop, who, digest, now, limit);
  if (wrong) return wrong;
  const nths = who.nths.get(drop.id) ?? [];
  if (nths.length >= drop.limitPerMember) return { code: 'LIMIT_REACHED' };
  const free = drop.taken < drop.stock && drop.waitlisted === 0;
  if (!free && !hasWaitingRoom(drop)) return { code: 'SOLD_OUT' };
  const nth = firstFree(nths);
  who.nths.set(drop.id, [...nths, nth]);
  if (!free) {
    drop.waitlisted += 1;
    drop.lastPosition += 1;
    return { state: 'waitlisted', nth, position: drop.lastPosition, holdExpiresAt: null };
  }
  drop.taken += 1;
  return {
    state: drop.pointsPrice > 0n ? 'reserving' : 'claimed', nth, position: null,
    holdExpiresAt: holdEnd(drop, now),
  };
}

export function holdEnd(drop: { readonly holdMinutes: number }, now: Date): Date {
  return new Date(now.getTime() + drop.holdMinutes * 60_000);
}

function refusalOfPasscode(
  drop: DropInHand, who: Claimant, digest: string | null, now: Date, limit: TryLimit | null,
): ClaimRefusal | null {
  if (!drop.passcode) return null;
  if (!limit) throw new Error('a passcode is tried without a limit');
  const wait = waitSeconds(who.tries, now, limit);
  if (wait > 0) return { code: 'TOO_MANY_ATTEMPTS', waitSeconds: wait };
  if (opensWith(drop.passcode, digest)) return null;
  who.tries = [...who.tries, now];
  who.guessedWrong = true;
  return { code: 'WRONG_PASSCODE' };
}

function firstFree(nths: readonly number[]): number {
  let nth = 1;
  while (nths.includes(nth)) nth += 1;
  return nth;
}
