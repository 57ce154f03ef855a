import type { Metal } from '../words.ts';

/**
 * Gaps of a board 缺价: days of a region on which a fineness had no price of its own. A day is covered when a price took
 * effect on it; else the one before stood on (`carried`), or none did, as it had become too old or there was none yet.
 * Days that lie together are told as one gap.
 *
 * Example: prices on 1, 2 and 5 September, asked for 1 to 6: a gap from 3 to 4 and one of the 6th, both carried.
 */
export interface BoardDay {
  readonly metal: Metal;
  readonly purity: number;
  /** 'YYYY-MM-DD', in order within a fineness. */
  readonly day: string;
  readonly entered: boolean;
  /** Whether a price was in force to the end of the day. */
  readonly inForce: boolean;
}

export interface BoardGap {
  readonly metal: Metal;
  readonly purity: number;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly carried: boolean;
}

export function gapsIn(days: readonly BoardDay[]): BoardGap[] {
  const gaps: BoardGap[] = [];
  let open: BoardGap | null = null;
  for (const { metal, purity, day, entered, inForce } of days) {
    const goesOn = open !== null && !entered && open.metal === metal && open.purity === purity
      && open.carried === inForce;
    if (goesOn) {
      open = { ...open!, to: day, days: open!.days + 1 };
      gaps[gaps.length - 1] = open;
    } else {
      open = entered ? null : { metal, purity, from: day, to: day, days: 1, carried: inForce };
      if (open) gaps.push(open);
    }
  }
  return gaps;
}
