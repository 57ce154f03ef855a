import { convertMinor } from '../../../kernel/money.ts';
import { decidePublication, type Around, type Decision, type Figures, type Rule } from './publication.ts';

/**
 * FX tables 汇率表 are monthly per programme; a market move over 2 % publishes one out of cycle for later
 * payments. 1 unit of `from` is `rate` units of the home currency. A table that moves a rate beyond the
 * limit (2 % by default), at once or in steps of a day, or leaves a currency out, is held until a second
 * person confirms it.
 *
 * Example: HK member pays 1,000,000 fen at 1.0845 → 1,084,500 HK cents.
 */
/** A rupiah is 0.000079 Singapore dollars: six places would say two digits of it. */
const PLACES = 12;
const SCALE = 10n ** BigInt(PLACES);

export interface Rate {
  readonly from: string;
  /** Decimal string with at most 12 places, above zero. */
  readonly rate: string;
}

export interface Home {
  readonly code: string;
  readonly currency: string;
  readonly rank: number;
}

/** Codes of the programmes whose currency it is, in their order: several may have the same. */
export function homesOfCurrency(programmes: readonly Home[], currency: string): string[] {
  return programmes.filter((programme) => programme.currency === currency)
    .toSorted((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1)).map(({ code }) => code);
}

/** In 12 places, or null when it is no rate ("0", "-1", "1.0000000000001", more than 9 digits before). */
export function parseRate(rate: string): bigint | null {
  const match = /^(\d{1,9})(?:\.(\d{1,12}))?$/.exec(rate);
  if (!match) return null;
  const scaled = BigInt(match[1]!) * SCALE + BigInt((match[2] ?? '').padEnd(PLACES, '0'));
  return scaled > 0n ? scaled : null;
}

/** The shortest way to write the rate: "1.0845", not "1.084500". */
export function formatRate(rate: string): string {
  return rate.includes('.') ? rate.replace(/\.?0+$/, '') : rate;
}

/** Half-up, once per amount; minor units of one currency into those of the other. */
export function convert(minor: bigint, from: string, to: string, rate: string): bigint {
  if (parseRate(rate) === null) throw new Error(`no rate: ${rate}`);
  return convertMinor(minor, rate, from, to);
}

export function ratesOf(rates: readonly Rate[]): Figures {
  return new Map(rates.map(({ from, rate }) => [from, parseRate(rate)!]));
}

/** A currency that is left out converts nothing any more: a person looks at it. */
export function fxRule(limitBps: number): Rule {
  return { limitBps, mayLeaveOut: false };
}

export function decideFxTable(
  around: Around, next: readonly Rate[], limitBps: number,
): Decision {
  return decidePublication(ratesOf(next), around, fxRule(limitBps));
}
