import type { FormatState } from '../words.ts';
import type { Prize } from './format-draft.ts';

/**
 * A turn of a playful format 参与一次: within its days, for its region and tiers, so often a day and in all, and as long
 * as there is something to be won.
 *
 * Example: one prize is left and 200 come at once: one has it, 199 hear SOLD_OUT, and no turn of theirs is used. Where
 * a turn costs points, those of the 199 go back: while one that may win the last prize waits for its draw, no other
 * is paid for.
 */
export interface FormatTerms {
  readonly state: FormatState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly region: string;
  readonly tiers: readonly string[];
  readonly turnsADay: number;
  readonly turnsPerMember: number | null;
}

export interface Player {
  readonly region: string;
  /** `<programme>:<tier>`. */
  readonly tier: string;
  /** Turns of today and in all, those that wait for loyalty too. */
  readonly today: number;
  readonly ever: number;
}

export type TurnCode = 'FORMAT_CLOSED' | 'NOT_ELIGIBLE' | 'DAY_LIMIT' | 'CAP_REACHED';

export const isOpenAt = ({ state, startsAt, endsAt }: FormatTerms, at: Date): boolean =>
  state === 'open' && startsAt <= at && endsAt > at;

/** Why there is no turn; null: there is one. */
export function refusalOfTurn(format: FormatTerms, player: Player, at: Date): TurnCode | null {
  if (!isOpenAt(format, at)) return 'FORMAT_CLOSED';
  const isOfTier = format.tiers.length === 0 || format.tiers.includes(player.tier);
  if (format.region !== player.region || !isOfTier) return 'NOT_ELIGIBLE';
  if (format.turnsPerMember !== null && player.ever >= format.turnsPerMember) return 'CAP_REACHED';
  return player.today >= format.turnsADay ? 'DAY_LIMIT' : null;
}

/** How many of each prize are left; null: without end. */
export function leftOf(prizes: readonly Prize[], given: readonly number[]): (number | null)[] {
  return prizes.map(({ stock }, place) => (stock === null ? null : stock - (given[place] ?? 0)));
}

/**
 * Something but `nothing` is left, beyond what others whose points are held may win before; a piece counts, for it may
 * complete a set.
 * Example: of one prize that is left and one turn before nothing can be won; points of a turn are not taken for that.
 */
export function canBeWon(prizes: readonly Prize[], given: readonly number[], before = 0): boolean {
  const left = leftOf(prizes, given).filter((_, place) => prizes[place]!.kind !== 'nothing');
  return left.some((each) => each === null) || left.reduce<number>((sum, each) => sum + each!, 0) > before;
}

/**
 * Whether these pieces (places in the list of prizes, from 0) are a full set 集齐.
 * Example: of three pieces 0, 2, 2, 1 are; 0, 2, 2 are not.
 */
export function isFullSet(prizes: readonly Prize[], pieces: readonly number[]): boolean {
  const owned = new Set(pieces);
  return prizes.every((_, place) => owned.has(place));
}
