import { isSame, minus, negated, plus, rounded, scaled, times, whole, ZERO, textOf,
  type Decimal } from '../map/decimal.ts';
import { Unreadable } from '../map/unreadable.ts';
import type { Mapping } from '../map/mapping.ts';
import type { Row } from '../read/settings.ts';

/** A line of an order as the file has it; amounts are exact, of what the file does not say null. */
export interface FileLine {
  readonly line: number;
  readonly cells: readonly string[];
  readonly orderNo: string;
  readonly sku: string;
  readonly name: string;
  /** Below zero for what came back. */
  readonly quantity: number;
  readonly price: Decimal | null;
  readonly discount: Decimal | null;
  readonly percent: Decimal | null;
  readonly total: Decimal | null;
  readonly refunded: Decimal | null;
}

/** Whether the line's total stands before or after its discount: of the whole file. */
export type TotalIs = 'gross' | 'net';

/** Throws Unreadable. A line without a SKU is known by its name. */
export function readLine(mapping: Mapping, { line, cells }: Row, orderNo: string): FileLine {
  const count = mapping.has('quantity') ? mapping.number('quantity', cells) : whole(1);
  if (count === null) throw new Unreadable('QUANTITY', `${mapping.from('quantity')} says nothing: how many pieces?`);
  const quantity = rounded(count, 0);
  if (!isSame(quantity, count) || quantity.units === 0n || quantity.units > 1_000_000n
    || quantity.units < -1_000_000n) {
    throw new Unreadable('QUANTITY', `${mapping.from('quantity')} is ${textOf(
      count)}: pieces are whole and none is nothing`);
  }
  const [name, own] = [mapping.text('itemName', cells), mapping.text('sku', cells)];
  const sku = (own === '' ? name : own).normalize('NFKC').slice(0, 100).trim();
  if (sku === '') throw new Unreadable('ITEM_NAMELESS', 'it names neither an item number nor an item');
  return {
    line, cells, orderNo, sku, name: name === '' ? sku : name, quantity: Number(quantity.units),
      price: mapping.number('unitPrice', cells),
    discount: mapping.number('lineDiscount', cells), percent: mapping.number('discountPercent', cells),
    total: mapping.number('lineTotal', cells), refunded: mapping.number('refunded', cells),
  };
}

export interface Priced { readonly unitPrice: Decimal; /** Not below zero. */ readonly discount: Decimal;
  /** Signed as the quantity. */ readonly net: Decimal }

export interface Sold extends Omit<FileLine, 'discount'>, Priced {}

/**
 * Price and reduction of a line, so that quantity × price − reduction is what was paid for it; a file whose own
 * numbers do not come to that is not believed. Examples: 2 × 12,345.67 − 100.00 = 24,591.34; 1 × 45.25 at 10 % is
 * 40.72 or 40.73 as the file has it.
 */
export function priceLine(line: FileLine, totalIs: TotalIs, places: number): Priced {
  const quantity = whole(line.quantity);
  if (line.price === null) return priceByTotal(line, totalIs, places);
  if (line.price.units < 0n) throw new Unreadable('PRICE_NEGATIVE', `the price ${textOf(line.price)} is below zero`);
  const gross = times(quantity, line.price);
  const sign = line.quantity < 0 ? -1n : 1n;
  const said = line.discount !== null ? positive(line.discount)
    : line.percent === null ? null : rounded(
      { units: times(positive(gross), positive(line.percent)).units, scale: times(gross, line.percent).scale + 2 },
      places);
  if (isQuotient(line, gross, places)) return priceByTotal(line, totalIs, places);
  const net = line.total === null || totalIs === 'gross' ? minus(gross, signed(said ?? ZERO, sign)) : line.total;
  const discount = signed(minus(gross, net), sign);
  const differs = said !== null && !isNear(discount, said, line.discount === null ? places : null);
  if (differs || discount.units < 0n || (line.total !== null && totalIs === 'gross' && !isSame(line.total, gross))) {
    throw new Unreadable('LINE_DIFFERS', `${line.quantity} × ${textOf(line.price)} less ${textOf(
      said ?? ZERO)} is not ${textOf(line.total ?? net)}`);
  }
  return { unitPrice: line.price, discount, net };
}

/** 33.3333 is the third part of 100.00, rounded: with more places than money has, the total is what was paid. */
function isQuotient({ price, quantity, total }: FileLine, gross: Decimal, places: number): boolean {
  if (price === null || total === null || price.scale <= places || isSame(total, gross)) return false;
  const apart = positive(minus(total, gross));
  return minus(apart, { units: BigInt(Math.abs(quantity)), scale: price.scale }).units <= 0n;
}

/** The price of one piece is not said: the total by the pieces, and what does not divide is a reduction. */
function priceByTotal({ quantity, total, discount }: FileLine, totalIs: TotalIs, places: number): Priced {
  if (total === null) throw new Unreadable('PRICE_MISSING', 'it has neither a price nor a total');
  const off = discount === null ? ZERO : positive(discount);
  const sign = quantity < 0 ? -1n : 1n;
  const net = totalIs === 'gross' ? minus(total, signed(off, sign)) : total;
  const gross = signed(totalIs === 'gross' ? total : plus(total, signed(off, sign)), sign);
  if (gross.units < 0n) throw new Unreadable('PRICE_NEGATIVE', `the total ${textOf(total)} is below zero`);
  const pieces = BigInt(Math.abs(quantity));
  const scale = Math.max(places, gross.scale);
  const unitPrice = { units: (scaled(gross, scale) + pieces - 1n) / pieces, scale };
  return { unitPrice, net, discount: minus(times(whole(pieces), unitPrice), signed(net, sign)) };
}

const signed = (value: Decimal, sign: bigint): Decimal => (sign < 0n ? negated(value) : value);
const positive = (value: Decimal): Decimal => (value.units < 0n ? negated(value) : value);

/** The same, or within the last place where a percentage was rounded by somebody else. */
function isNear(a: Decimal, b: Decimal, places: number | null): boolean {
  const apart = positive(minus(a, b));
  return apart.units === 0n || (places !== null && minus(apart, { units: 1n, scale: places }).units <= 0n);
}

/**
 * Lines as the house has them, in whole cents: a price with more places is taken up to the cent and the difference is a
 * reduction; what is paid is rounded along the order, so that its sum is the sum of the exact ones, rounded once.
 * Example: 3 × 33.335 = 100.005 → 3 × 33.34 − 0.01 = 100.01.
 */
export function inCents(lines: readonly Sold[], places: number): Sold[] {
  let [exact, given]: [Decimal, Decimal] = [ZERO, ZERO];
  return lines.map((line) => {
    exact = plus(exact, line.net);
    const net = minus(rounded(exact, places), given);
    given = plus(given, net);
    const unitPrice = minus(ZERO, rounded(minus(ZERO, line.unitPrice), places, 'floor'));
    return { ...line, unitPrice, net, discount: minus(times(whole(line.quantity), unitPrice), net) };
  });
}

/** What the totals of a file's lines are, by the first lines that have a reduction and say. */
export class TotalGuess {
  #gross = 0;
  #net = 0;

  see({ price, quantity, total, discount }: FileLine): void {
    if (price === null || total === null || discount === null || discount.units === 0n) return;
    const gross = times(whole(quantity), price);
    if (isSame(total, gross)) this.#gross += 1;
    else if (isSame(total, minus(gross, signed(positive(discount), quantity < 0 ? -1n : 1n)))) this.#net += 1;
  }

  get is(): TotalIs {
    return this.#gross > this.#net ? 'gross' : 'net';
  }
}
