import { jumpBps, jumpsOver } from './jump.ts';
import { HOLD_REASONS, type HoldReason } from '../words.ts';

/**
 * Whether what comes from outside (a price, a table of rates) waits for a person. It is compared by figure
 * with both neighbours in time; with what was in force before the day's entries, so that small steps do not
 * add up to a jump that nobody saw; and with what is held already: one that fits the newest held one waits
 * for the same decision, so one jump costs one decision.
 *
 * Example, limit 500: 1,000 in force; 1,200 is held (`jump`), 1,205 and 1,210 follow it, 1,500 is held by
 * itself and 1,510 follows that: two decisions for five prices.
 */
export type Figures = ReadonlyMap<string, bigint>;

export interface Around {
  /** In force just before it. */
  readonly before: Figures | null;
  /** The next one that is published after it, while it would still be in force: later ones say nothing. */
  readonly after: Figures | null;
  /** The newest one that waits, dated after the one in force. */
  readonly held: Figures | null;
  /**
   * In force before everything that was entered lately and that no person has seen; null for what another one has
   * followed by now, since that changes no price from now on.
   */
  readonly seen: Figures | null;
}

export const NOTHING_AROUND: Around = { before: null, after: null, held: null, seen: null };

export interface Rule {
  readonly limitBps: number;
  /** Whether a figure may be left out: a brand may stop quoting what it buys back for. */
  readonly mayLeaveOut: boolean;
}

export interface Decision {
  readonly state: 'published' | 'held';
  /** Empty for what is published. */
  readonly because: readonly HoldReason[];
  /**
   * Largest move against the one before it (the held one that it follows; before the first, the one after it;
   * on a board that was emptied, the last one);
   * null when there is nothing to compare.
   */
  readonly jumpBps: number | null;
  /** Figures of the one before that it leaves out. */
  readonly missing: readonly string[];
}

export function decidePublication(next: Figures, around: Around, rule: Rule): Decision {
  const { before, after, held, seen } = around;
  const missing = rule.mayLeaveOut ? [] : leftOut(before, next);
  const because: HoldReason[] = [];
  if (jumps(next, around, rule.limitBps)) because.push('jump');
  else if (isOver(seen, next, rule.limitBps)) because.push('repeated');
  if (missing.length > 0) because.push('missing');
  const moved = largest(before ?? after ?? seen, next);
  if (because.length === 0) {
    return { state: 'published', because: [], jumpBps: moved, missing };
  }
  const fits = held !== null && !isOver(held, next, rule.limitBps)
    && (rule.mayLeaveOut || leftOut(held, next).length === 0);
  return { state: 'held', missing, ...(fits
    ? { because: ['follows'], jumpBps: largest(held, next) } : { because, jumpBps: moved }) };
}

/**
 * A step to the one after counts where it is new: not where that jump was there (and decided) already, and
 * this one only lies on its way.
 */
function jumps(next: Figures, { before, after }: Around, limitBps: number): boolean {
  if (isOver(before, next, limitBps)) return true;
  if (!after) return false;
  return [...next].some(([figure, value]) => {
    const ahead = after.get(figure);
    const behind = before?.get(figure);
    return ahead !== undefined && jumpsOver(value, ahead, limitBps)
      && !(behind !== undefined && jumpBps(behind, ahead) >= jumpBps(value, ahead));
  });
}

function isOver(former: Figures | null, next: Figures, limitBps: number): boolean {
  return pairs(former, next).some(([from, to]) => jumpsOver(from, to, limitBps));
}

function largest(former: Figures | null, next: Figures): number | null {
  const moves = pairs(former, next).map(([from, to]) => jumpBps(from, to));
  return moves.length === 0 ? null : Math.max(...moves);
}

function leftOut(former: Figures | null, next: Figures): string[] {
  return [...former?.keys() ?? []].filter((figure) => !next.has(figure));
}

function pairs(former: Figures | null, next: Figures): (readonly [bigint, bigint])[] {
  return [...former ?? []].flatMap(([figure, value]) => {
    const to = next.get(figure);
    return to === undefined ? [] : [[value, to] as const];
  });
}

/** Reasons as they are kept: "jump missing". */
export function reasonsIn(text: string | null): HoldReason[] {
  return (text ?? '').split(' ').filter((word): word is HoldReason =>
    (HOLD_REASONS as readonly string[]).includes(word));
}
