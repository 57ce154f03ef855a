import type { Buyer, OwnedPiece, Piece, Taste } from './piece.ts';
import { strongest, togetherStrength, type Affinity, type TogetherRules } from './together.ts';
import { COMPLEMENTS, occasionCodes, stoneCodes, styleCodes } from './words.ts';

/**
 * Why a piece is shown to a member, each reason with its points. CO_PURCHASE: bought with or after what they have, by
 * others. SAME_SERIES: another kind of a series they have. COMPLEMENT: a kind that goes with one they have, and that
 * they have none of; half where it is for another purpose. PREFERENCE: a stone, style or occasion that they told, or a
 * stone that two of their pieces have; the share of what they told. PRICE_BAND: a usual price from half to twice the
 * median of their own pieces (investment gold apart). POPULAR: its share of the most bought one's buyers.
 *
 * Example: pieces of 2,000, 3,000 and 9,000 yuan: a median of 3,000, so 1,500 to 6,000. A member told pearl and daily;
 * a wedding pearl ring is half of it.
 */
export const REASONS = ['co_purchase', 'same_series', 'complement', 'preference', 'price_band', 'popular'] as const;
export type ReasonKind = (typeof REASONS)[number];

export interface ReasonRules extends TogetherRules {
  readonly coPurchaseWeight: number;
  readonly seriesWeight: number;
  readonly complementWeight: number;
  readonly preferenceWeight: number;
  readonly priceBandWeight: number;
  readonly popularWeight: number;
  /** The usual band of prices, in bp of the median. */
  readonly bandFromBps: number;
  readonly bandUntilBps: number;
}

export interface Reason {
  readonly kind: ReasonKind;
  readonly points: number;
  /** What they have that it goes with; null where it is none of that. */
  readonly because: string | null;
  /** What it has in common with them: a series, a kind, codes of tastes. */
  readonly matched: readonly string[];
}

/** A member as reasons look at it, worked out once for all pieces. */
export interface SeenBuyer {
  readonly shown: readonly OwnedPiece[];
  readonly shownIds: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  /** Kinds that go with theirs, and the newest piece that they go with. */
  readonly complements: ReadonlyMap<string, OwnedPiece>;
  readonly taste: Taste;
  readonly band: { readonly from: number; readonly until: number } | null;
}

const ALL_BPS = 10_000;

export function seenBuyer({ owned, taste }: Buyer, rules: ReasonRules): SeenBuyer {
  const shown = owned.filter(({ isShown }) => isShown);
  const kinds = new Set(shown.flatMap(({ category }) => category ?? []));
  const complements = new Map(shown.toReversed().flatMap((piece) =>
    (COMPLEMENTS[piece.category ?? ''] ?? []).map((kind) => [kind, piece] as const)));
  const loved = Map.groupBy(shown.flatMap(({ stones }) => (stones.length > 0 ? stoneCodes(stones) : [])), (one) => one);
  const stones = [...loved].filter(([, pieces]) => pieces.length > 1).map(([stone]) => stone);
  return {
    shown, shownIds: new Set(shown.map(({ productId }) => productId)), kinds, complements,
    taste: { ...taste, stones: [...new Set([...taste.stones, ...stones])] }, band: bandOf(shown, rules),
  };
}

/** Those that give points, the greatest first. */
export function reasonsFor(
  piece: Piece, buyer: SeenBuyer, pairs: readonly Affinity[], mostBuyers: number, rules: ReasonRules,
): Reason[] {
  return [
    together(buyer, pairs, rules), series(piece, buyer, rules), complement(piece, buyer, rules),
    preference(piece, buyer, rules), priceBand(piece, buyer, rules), popular(piece, mostBuyers, rules),
  ].filter(({ points }) => points > 0).toSorted((one, other) => other.points - one.points);
}

function together({ shownIds }: SeenBuyer, pairs: readonly Affinity[], rules: ReasonRules): Reason {
  const own = pairs.filter(({ productId }) => shownIds.has(productId));
  if (own.length === 0) return none('co_purchase');
  return reason('co_purchase', rules.coPurchaseWeight, togetherStrength(own, rules), strongest(own).productId);
}

function series({ series: name, category }: Piece, { shown }: SeenBuyer, { seriesWeight }: ReasonRules): Reason {
  const ofSeries = name === null ? [] : shown.filter((owned) => owned.series === name);
  if (ofSeries.length === 0 || ofSeries.some((owned) => owned.category === category)) return none('same_series');
  return reason('same_series', seriesWeight, ALL_BPS, ofSeries[0]!.productId, [name!]);
}

function complement(
  { category, demandClass }: Piece, { kinds, complements }: SeenBuyer, { complementWeight }: ReasonRules,
): Reason {
  const owned = category === null || kinds.has(category) ? undefined : complements.get(category);
  if (!owned) return none('complement');
  const strength = owned.demandClass === demandClass ? ALL_BPS : ALL_BPS / 2;
  return reason('complement', complementWeight, strength, owned.productId, [category!]);
}

type Codes = Readonly<Record<keyof Taste, readonly string[]>>;
/** The same pieces are shown to many: their texts are read once. */
const codesOfPieces = new WeakMap<Piece, Codes>();

function codesOf(piece: Piece): Codes {
  const { stones, traits, demandClass } = piece;
  const codes = codesOfPieces.get(piece) ?? {
    stones: stoneCodes(stones), styles: styleCodes(traits), occasions: occasionCodes(traits, demandClass),
  };
  codesOfPieces.set(piece, codes);
  return codes;
}

function preference(piece: Piece, { taste }: SeenBuyer, { preferenceWeight }: ReasonRules): Reason {
  const codes = codesOf(piece);
  const told = [
    [taste.stones, codes.stones], [taste.styles, codes.styles], [taste.occasions, codes.occasions],
  ].filter(([said]) => said!.length > 0);
  const matched = told.map(([said, has]) => said!.filter((code) => has!.includes(code)));
  const hits = matched.filter((codes) => codes.length > 0);
  if (hits.length === 0) return none('preference');
  return reason('preference', preferenceWeight, Math.floor(ALL_BPS * hits.length / told.length), null, hits.flat());
}

function priceBand({ usualMinor }: Piece, { band }: SeenBuyer, { priceBandWeight }: ReasonRules): Reason {
  const isWithin = band !== null && usualMinor !== null && usualMinor >= band.from && usualMinor <= band.until;
  return isWithin ? reason('price_band', priceBandWeight, ALL_BPS) : none('price_band');
}

function popular({ buyers }: Piece, mostBuyers: number, { popularWeight }: ReasonRules): Reason {
  return buyers === 0 ? none('popular') : reason('popular', popularWeight, Math.floor(ALL_BPS * buyers / mostBuyers));
}

function bandOf(shown: readonly OwnedPiece[], { bandFromBps, bandUntilBps }: ReasonRules): SeenBuyer['band'] {
  const prices = shown.filter(({ demandClass }) => demandClass !== 'investment').flatMap(({ minor }) => minor ?? [])
    .toSorted((one, other) => one - other);
  if (prices.length === 0) return null;
  const middle = prices.length / 2;
  const median = (prices[Math.ceil(middle) - 1]! + prices[Math.floor(middle)]!) / 2;
  return { from: median * bandFromBps / ALL_BPS, until: median * bandUntilBps / ALL_BPS };
}

function reason(
  kind: ReasonKind, weight: number, strengthBps: number, because: string | null = null,
  matched: readonly string[] = [],
): Reason {
  return { kind, points: Math.floor(weight * strengthBps / ALL_BPS), because, matched };
}

function none(kind: ReasonKind): Reason {
  return reason(kind, 0, 0);
}
