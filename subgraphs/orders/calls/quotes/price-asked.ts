import { refusalOfTerms } from '../../../contracts/sale-terms.ts';
import { formatAmount, moneyView } from '../../../kernel/money.ts';
import { accepted, refused, refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import type { JudgedSale } from '../../commands/quotes/quote-asked.ts';
import { atBundles } from '../../domain/quotes/at-bundles.ts';
import { bundleReductions } from '../../domain/quotes/bundle-reduction.ts';
import { goldOfLine, labourLeft, takenBySale, type CreditAsked } from '../../domain/quotes/old-gold.ts';
import type { PricedCredit, PricedLine, PricedSale } from '../../domain/quotes/priced-sale.ts';
import { priceOfPiece, type PricedPiece } from '../../domain/quotes/piece-price.ts';
import { priceSale, type QuotedLine, type SalePricing } from '../../domain/quotes/price-sale.ts';
import { takesPointsCash } from '../../domain/points-cash.ts';
import { askCredit, askLeft, type CreditCode } from './ask-credit.ts';
import { askCoupons, usesCoupons, type Weighed } from './ask-coupons.ts';
import { askEarning } from './ask-earning.ts';
import { askTiers } from './ask-tier.ts';
import { askPieces, type Asking, type KnownPiece, type KnownPoints } from './ask-pieces.ts';

export type PriceCode = 'NOT_ON_SALE' | 'EARLY_ACCESS_ONLY' | 'BUNDLE_UNAVAILABLE' | 'NO_PRICE' | 'WEIGHT_UNKNOWN'
  | 'ITEM_RETIRED' | 'PIECE_TWICE' | 'POINTS_DEBT'
  | 'INSUFFICIENT_POINTS' | 'POINTS_RATE_UNKNOWN' | 'POINTS_CASH_LIMIT' | 'REDUCTION_TOO_LARGE' | 'TRY_AGAIN'
  | CreditCode;

/** Priced pieces in order of the lines. */
interface Tagged { readonly price: PricedPiece; readonly piece: KnownPiece; readonly deliversOn: string | null }

/**
 * The price of a sale: pieces by catalog's board of the minute, coupons by rewards' evaluator, points by loyalty, in
 * the order of domain.md 9.3. Whoever is away makes it `TRY_AGAIN`: nothing is promised that somebody else decides.
 */
export async function priceAsked(asking: Asking, sale: JudgedSale): Promise<Outcome<PricedSale, PriceCode>> {
  return atBundles(await price(asking, sale), sale.lines);
}

async function price(asking: Asking, sale: JudgedSale): Promise<Outcome<PricedSale, PriceCode>> {
  try {
    const { pieces, points } = await askPieces(asking, sale);
    const now = asking.services.home.clock.now();
    const tagged = tagLines(sale, pieces, { now, tiers: await askTiers(asking, sale, pieces.values(), now) });
    if (!tagged.ok) return tagged;
    const spent = spentPoints(sale, points);
    if (!spent.ok) return spent;
    return await withReductions(asking, sale, tagged.value, spent.value);
  } catch {
    return refused('TRY_AGAIN', 'Part of the house that decides the price is away; send it again.');
  }
}

function tagLines(
  { lines, currency }: JudgedSale, pieces: ReadonlyMap<string, KnownPiece>,
  { now, tiers }: { readonly now: Date; readonly tiers: readonly string[] },
): Outcome<readonly Tagged[], PriceCode> {
  const refusals: Refusal<PriceCode>[] = [];
  const seen = new Set<string>();
  const tagged = lines.flatMap((line, index): Tagged[] => {
    const piece = pieces.get(line.itemId);
    const refuse = (code: PriceCode, field = 'sku') => {
      refusals.push({ code, message: WHY[code]!, path: ['lines', String(index), field] });
      return [];
    };
    // Known here and not there: its news overtook the call.
    if (!piece) return refuse('TRY_AGAIN');
    if (piece.retired) return refuse('ITEM_RETIRED');
    if (line.bundle && (line.bundle.currency ?? currency) !== currency) return refuse('BUNDLE_UNAVAILABLE');
    const notNow = refusalOfTerms(piece.terms, now, tiers);
    if (notNow) return refuse(notNow);
    if (piece.unique && (line.quantity > 1 || seen.has(line.itemId))) return refuse('PIECE_TWICE', 'quantity');
    seen.add(line.itemId);
    const price = piece.foreign ? 'NO_PRICE'
      : priceOfPiece(piece, line.goldWeightMg === null ? null : BigInt(line.goldWeightMg));
    return typeof price === 'string'
      ? refuse(price, price === 'WEIGHT_UNKNOWN' ? 'goldWeightMg' : 'sku')
      : [{ price, piece, deliversOn: piece.ahead && now < piece.ahead.until ? piece.ahead.deliversOn : null }];
  });
  return refusals.length > 0 ? refusedAll(refusals) : accepted(tagged);
}

const WHY: Partial<Record<PriceCode, string>> = {
  NOT_ON_SALE: 'It is not on sale yet.',
  EARLY_ACCESS_ONLY: 'Only members of some tiers buy it now.',
  BUNDLE_UNAVAILABLE: 'The bundle has its price in another currency.',
  NO_PRICE: 'The board of the region has no price for it now.',
  WEIGHT_UNKNOWN: 'It is sold by weight, and nobody said its weight.',
  ITEM_RETIRED: 'It is no longer sold.',
  PIECE_TWICE: 'A unique piece is there once.',
  TRY_AGAIN: 'The catalog does not know it yet; send it again.',
  POINTS_DEBT: 'The member owes points: none can be spent.',
  INSUFFICIENT_POINTS: 'The member has fewer points.',
  POINTS_RATE_UNKNOWN: 'No rate into the currency of the sale is in force.',
};

/** What the points pay; zero for none. */
function spentPoints({ points }: JudgedSale, known: KnownPoints | null): Outcome<bigint, PriceCode> {
  if (points === 0n) return accepted(0n);
  const code = known?.refusal ?? null;
  if (code === 'POINTS_DEBT' || code === 'INSUFFICIENT_POINTS') return refused(code, WHY[code]!, ['points']);
  if (code === 'RATE_UNKNOWN' || (known && code === null && known.worthMinor === null)) {
    return refused('POINTS_RATE_UNKNOWN', WHY.POINTS_RATE_UNKNOWN!, ['points']);
  }
  return known?.worthMinor == null
    ? refused('TRY_AGAIN', 'Loyalty does not know the buyer yet; send it again.', ['points'])
    : accepted(known.worthMinor);
}

async function withReductions(
  asking: Asking, sale: JudgedSale, tagged: readonly Tagged[], pointsCashMinor: bigint,
): Promise<Outcome<PricedSale, PriceCode>> {
  const ofBundles = bundleReductions(sale.lines.map(({ bundle, quantity }, index) => ({
    bundle, amountMinor: tagged[index]!.price.unitPriceMinor * BigInt(quantity) })));
  const weighed = usesCoupons(sale) ? await askCoupons(asking, sale, sale.lines.map((line, index) => ({
    itemId: line.itemId, quantity: line.quantity, unitPriceMinor: tagged[index]!.price.unitPriceMinor,
    labourMinor: tagged[index]!.price.labourMinor, bundleReductionMinor: ofBundles[index]!,
  })), pointsCashMinor) : null;
  const quoted = sale.lines.map((line, index): QuotedLine => ({
    amountMinor: tagged[index]!.price.unitPriceMinor * BigInt(line.quantity), pointsCash: line.pointsCash,
    labourMinor: labourOf(tagged[index]!.price.labourMinor, line.labourMinor, line.quantity),
    lineReductionMinor: ofBundles[index]! + (weighed?.lineReductions[index] ?? 0n),
    orderReductionMinor: weighed?.orderReductions[index] ?? 0n,
  }));
  const priceWith = (tradeInMinor: bigint) => priceSale(quoted, {
    pointsCashBps: sale.pointsCashBps, tradeInMinor,
    points: pointsCashMinor > 0n ? { points: sale.points, amountMinor: pointsCashMinor } : null,
  });
  const before = priceWith(0n);
  if (!before.ok) return refusePricing(before, sale);
  const credit = await creditOf(asking, sale, { tagged, quoted, weighed, pricing: before });
  if (!credit.ok) return credit;
  const pricing = priceWith(credit.value.takenMinor);
  if (!pricing.ok) return refusePricing(pricing, sale);
  return accepted(await priced(asking, sale,
    { tagged, quoted, pricing, weighed, pointsCashMinor, ofBundles, ...credit.value }));
}

function refusePricing({ code, limitMinor, path }: Extract<SalePricing, { ok: false }>, { currency }: JudgedSale) {
  return refused(code, `At most ${formatAmount(limitMinor, currency)} ${currency}.`,
    path[0] === 'pointsHold' ? ['points'] : path, { limit: moneyView(limitMinor, currency) });
}

interface Credit { readonly takenMinor: bigint; readonly credit: PricedCredit | null }

/** What of the sale credit pays: old gold that is named and store credit, or the untyped amount. */
async function creditOf(
  asking: Asking, sale: JudgedSale,
  { tagged, quoted, weighed, pricing }: Pick<Parts, 'tagged' | 'quoted' | 'weighed' | 'pricing'>,
): Promise<Outcome<Credit, PriceCode>> {
  const gold = tagged.map(({ price, piece }, index) => goldOfLine(
    { ...price, knownWeightMg: piece.goldWeightMg, quantity: sale.lines[index]!.quantity }));
  const bought = { goldWeightMg: sumOf(gold, ({ weightMg }) => weightMg), goldMinor: sumOf(gold,
    ({ minor }) => minor) };
  const asked = await askCredit(asking, sale, bought);
  if (!asked.ok) return asked;
  if (!asked.value) return accepted({ takenMinor: sale.tradeInMinor, credit: null });
  const payable = quoted.map((line, index) => {
    const { pointsCashMinor } = pricing.lines[index]!;
    const payableMinor = line.amountMinor - line.lineReductionMinor - line.orderReductionMinor - pointsCashMinor;
    return { payableMinor, labourMinor: labourLeft({ ...line, pointsCashMinor, payableMinor,
      labourReductionMinor: weighed?.labourReductions[index] ?? 0n }) };
  });
  const taken = takenBySale(asked.value, { payableMinor: sumOf(payable, ({ payableMinor }) => payableMinor),
    labourMinor: sumOf(payable, ({ labourMinor }) => labourMinor) });
  if (!taken.ok) return refuseLimit(taken.limitMinor, sale, ['storeCredit']);
  const { takenMinor } = taken;
  const isLeft = takenMinor > 0n && takenMinor < asked.value.offeredMinor + asked.value.storeCreditMinor;
  const left = isLeft ? await askLeft(asking, sale, bought, takenMinor) : accepted(0n);
  if (!left.ok) return left;
  return accepted({ takenMinor, credit: { ...pricedCredit(sale, asked.value, bought), leftMinor: left.value } });
}

function pricedCredit(
  { tradeInIds = [] }: JudgedSale, { offeredMinor, storeCreditMinor }: CreditAsked,
  gold: Pick<PricedCredit, 'goldWeightMg' | 'goldMinor'>,
): PricedCredit {
  return { tradeInIds, offeredMinor, storeCreditMinor, ...gold };
}

const sumOf = <Of>(all: readonly Of[], of: (one: Of) => bigint): bigint => all.reduce((sum, one) => sum + of(one), 0n);

function refuseLimit(limitMinor: bigint, { currency }: JudgedSale, path: readonly string[]) {
  return refused('REDUCTION_TOO_LARGE' as const, `At most ${formatAmount(limitMinor, currency)} ${currency}.`, path,
    { limit: moneyView(limitMinor, currency) });
}

/** The lesser of what is charged and what the catalog knows, of the whole line: as a recorded order counts. */
function labourOf(charged: bigint | null, known: bigint | null, quantity: number): bigint | null {
  const each = charged === null || known === null ? charged ?? known : charged < known ? charged : known;
  return each === null ? null : each * BigInt(quantity);
}

interface Parts {
  readonly tagged: readonly Tagged[];
  readonly quoted: readonly QuotedLine[];
  readonly pricing: Extract<SalePricing, { ok: true }>;
  readonly weighed: Weighed | null;
  readonly pointsCashMinor: bigint;
  readonly ofBundles: readonly bigint[];
  readonly takenMinor: bigint;
  readonly credit: PricedCredit | null;
}

async function priced(asking: Asking, sale: JudgedSale, parts: Parts): Promise<PricedSale> {
  const { tagged, quoted, pricing, weighed, pointsCashMinor, ofBundles, takenMinor, credit } = parts;
  const lines = sale.lines.map((line, index): PricedLine => {
    const { price, deliversOn } = tagged[index]!;
    const shares = pricing.lines[index]!;
    const { amountMinor, lineReductionMinor, orderReductionMinor } = quoted[index]!;
    return {
      itemId: line.itemId, sku: line.sku, name: line.name, quantity: line.quantity, marginClass: line.marginClass,
      takesPoints: takesPointsCash(line.pointsCash), goldWeightMg: price.goldWeightMg, boardMinor: price.boardMinor,
      labourMinor: price.labourMinor, stonesMinor: price.stonesMinor, unitPriceMinor: price.unitPriceMinor,
      amountMinor, lineReductionMinor, orderReductionMinor, pointsCashMinor: shares.pointsCashMinor,
      points: shares.pointsSpent, tradeInMinor: shares.tradeInMinor, baseMinor: shares.baseMinor, earned: null,
      ...(deliversOn && { deliversOn }),
      ...(line.bundle && { bundle: line.bundle, bundleReductionMinor: ofBundles[index]! }),
    };
  });
  const earning = sale.memberId === null ? null : await askEarning(asking, sale, lines);
  return {
    lines: lines.map((line, index) => ({ ...line, earned: earning?.lines[index] ?? null })),
    coupons: weighed?.coupons ?? [], points: pointsCashMinor > 0n ? sale.points : 0n, pointsCashMinor,
    pointsLimitMinor: pricing.pointsCashLimitMinor, tradeInMinor: takenMinor,
    ...(credit && { credit }), shippingMinor: sale.shippingMinor, earned: earning?.whole ?? null,
    dueMinor: lines.reduce((sum, { baseMinor }) => sum + baseMinor, sale.shippingMinor),
    uniqueItemIds: [...new Set(sale.lines.flatMap(({ itemId }, index) =>
      (tagged[index]!.piece.unique ? [itemId] : [])))],
  };
}
