/**
 * One line of the jewelry history: no header, 13 fields divided by commas. 11-field lines lack category
 * alias and brand, and everything behind the category id stands two places to the left; they are mended by
 * putting the two empty fields back.
 *
 * Example: "2019-01-26 05:51:21 UTC,1965130913738130034,1937825427510789079,1,,230.12,1550612949079425642,,,,"
 * is a sale for 230.12 USD, not one of brand 230.12.
 */
export interface Sale {
  readonly line: number;
  /** ISO instant. */
  readonly paidAt: string;
  readonly orderId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly categoryId: string;
  /** "jewelry.ring", or empty. */
  readonly alias: string;
  readonly brand: string;
  readonly priceCents: bigint;
  /** Empty where nobody is named. */
  readonly userId: string;
  readonly gender: string;
  readonly colour: string;
  readonly metal: string;
  readonly gem: string;
}

export type Repair = 'FIELDS_MISSING' | 'BUYER_UNKNOWN' | 'PRICE_ZERO';
export type LineFault =
  | 'FIELD_COUNT' | 'TIME_INVALID' | 'ORDER_INVALID' | 'PRODUCT_INVALID' | 'QUANTITY_INVALID'
  | 'PRICE_INVALID' | 'BUYER_INVALID' | 'WORD_INVALID';

export type Reading =
  | { readonly ok: true; readonly sale: Sale; readonly repairs: readonly Repair[] }
  | { readonly ok: false; readonly fault: LineFault };

const WHOLE = 13;
const SHORT = 11;
const TIME = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC$/;
/**
 * Any identifier of any house: nothing invisible, no blank, no quote (this format has none), and nothing that
 * was lost in another encoding.
 */
const ID = /^[^\p{C}\s,"\ufffd]{1,64}$/u;
/** Money of the US: more than two decimals only where they say nothing ("12.500"). */
const PRICE = /^(\d{1,12})(?:\.(\d{0,2})0*)?$/;
const WORD = /^[^\p{C},"\ufffd]{0,60}$/u;
const MOST_PIECES = 1_000_000;

export function readSale(line: number, text: string): Reading {
  const given = text.split(',');
  if (given.length !== WHOLE && given.length !== SHORT) return { ok: false, fault: 'FIELD_COUNT' };
  const fields = given.length === WHOLE ? given : [...given.slice(0, 5), '', '', ...given.slice(5)];
  const [time, orderId, productId, count, categoryId, alias, brand, price, userId, ...described] =
    fields.map((field) => field.trim()) as Fields;
  const paidAt = instantOf(time);
  const priceCents = centsOf(price);
  const quantity = /^\d{1,7}$/.test(count) ? Number(count) : 0;
  const fault = firstFault([
    ['TIME_INVALID', paidAt !== null], ['ORDER_INVALID', ID.test(orderId)],
    ['PRODUCT_INVALID', ID.test(productId)], ['QUANTITY_INVALID', quantity > 0 && quantity <= MOST_PIECES],
    ['PRICE_INVALID', priceCents !== null], ['BUYER_INVALID', userId === '' || ID.test(userId)],
    ['WORD_INVALID', [categoryId, alias, brand, ...described].every((word) => WORD.test(word))],
  ]);
  if (fault) return { ok: false, fault };
  const [gender, colour, metal, gem] = described;
  const repairs: Repair[] = [];
  if (given.length === SHORT) repairs.push('FIELDS_MISSING');
  if (userId === '') repairs.push('BUYER_UNKNOWN');
  if (priceCents === 0n) repairs.push('PRICE_ZERO');
  return { ok: true, repairs, sale: {
    line, paidAt: paidAt!, orderId, productId, quantity, categoryId, alias, brand,
    priceCents: priceCents!, userId, gender, colour, metal, gem,
  } };
}

/** What stands in the place of the order in a line that cannot be read, and whether it has a sale's width. */
export function orderNamedIn(text: string): { named: string | null; whole: boolean } {
  const fields = text.split(',');
  const named = fields[1]?.trim() ?? '';
  const whole = [WHOLE, SHORT].includes(fields.length) && ID.test(named);
  return { named: ID.test(named) ? named : null, whole };
}

type Fields = [
  string, string, string, string, string, string, string, string, string, string, string, string,
  string,
];

function firstFault(checks: readonly (readonly [LineFault, boolean])[]): LineFault | null {
  return checks.find(([, holds]) => !holds)?.[0] ?? null;
}

function instantOf(text: string): string | null {
  const match = TIME.exec(text);
  if (!match) return null;
  const iso = `${match[1]}T${match[2]}Z`;
  const at = new Date(iso);
  const real = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${match[1]}T${match[2]}`);
  return real ? iso : null;
}

export function centsOf(text: string): bigint | null {
  const match = PRICE.exec(text);
  return match && text.at(-1) !== '.' ? BigInt(match[1]!) * 100n + BigInt((match[2] ?? '').padEnd(2, '0')) : null;
}

export function dollars(cents: bigint): string {
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
