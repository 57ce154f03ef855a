import { dayNumber } from '../prediction/purchase-days.ts';

/**
 * What recommendations are made of: products as they may be shown, and a member by what it bought and told.
 *
 * Example: a pearl necklace of series 月白, usually 2,999.00, bought by 40 members.
 */
/** On sale, and for this reader. */
export interface Piece {
  readonly productId: string;
  readonly category: string | null;
  readonly series: string | null;
  readonly stones: readonly string[];
  readonly traits: readonly string[];
  readonly demandClass: string | null;
  /** What a piece usually costs, in the member's home currency; null: not known. */
  readonly usualMinor: number | null;
  /** Members of the programme who bought it. */
  readonly buyers: number;
}

export interface OwnedPiece extends Pick<Piece, 'productId' | 'category' | 'series' | 'stones' | 'demandClass'> {
  /** Of one piece, in the home currency. */
  readonly minor: number | null;
  /** Whether the reader may know of it: what a channel did not sell gives it no reasons. */
  readonly isShown: boolean;
}

/** A line of an order that a member bought; no product where catalog has not told of it. */
export interface BoughtPiece extends Omit<OwnedPiece, 'productId'> {
  readonly productId: string | null;
  readonly itemId: string;
  readonly day: string;
  readonly isKept: boolean;
  /** The day it came back, or some of it. */
  readonly backOn: string | null;
}

export interface Buyer {
  readonly today: number;
  /** The newest first. */
  readonly owned: readonly OwnedPiece[];
  readonly returned: readonly { readonly productId: string; readonly day: number }[];
  readonly taste: Taste;
}

export interface Taste {
  readonly stones: readonly string[];
  readonly styles: readonly string[];
  readonly occasions: readonly string[];
}

/** Each product once, by its newest piece that was kept; one that may be shown goes before one that may not. */
export function buyerOf(bought: readonly BoughtPiece[], today: string, taste: Taste): Buyer {
  const known = bought.flatMap(({ productId, ...piece }) => (productId === null ? [] : [{ ...piece, productId }]));
  const kept = known.filter(({ isKept }) => isKept).toReversed();
  const newest = new Map([...kept.filter(({ isShown }) => !isShown), ...kept.filter(({ isShown }) => isShown)]
    .map((piece) => [piece.productId, piece]));
  return {
    today: dayNumber(today), taste, owned: known.filter((piece) => newest.get(piece.productId) === piece),
    returned: known.flatMap(({ productId, backOn }) => (
      backOn === null ? [] : [{ productId, day: dayNumber(backOn) }])),
  };
}
