import { halfUpRatio, parseAmount, type Currency } from '../../kernel/money.ts';

/**
 * Cost and labour of an item in the currency of a sale: the rate in force at payment, the last with
 * effectiveAt ≤ paidAt, half-up (domain.md section 0). Without such a rate they are unknown.
 * Example: 1,000,000 fen at 1.0845 → 1,084,500 HK cents.
 */
export interface Rate {
  readonly effectiveAt: Date;
  /** 1 unit of the one is this many units of the other; a decimal with at most 6 places. */
  readonly rate: string;
}

const SCALE = 1_000_000n;

export function rateAt(rates: readonly Rate[], paidAt: Date): string | null {
  let inForce: Rate | null = null;
  for (const rate of rates) {
    if (rate.effectiveAt <= paidAt && (!inForce || rate.effectiveAt > inForce.effectiveAt)) {
      inForce = rate;
    }
  }
  return inForce?.rate ?? null;
}

export function convert(minor: bigint, rate: string, from: Currency, to: Currency): bigint | null {
  if (!hasCents(from) || !hasCents(to)) return null;
  const [whole = '0', fraction = ''] = rate.split('.');
  return halfUpRatio(minor, BigInt(whole + fraction.padEnd(6, '0')), SCALE);
}

/** Currencies without hundredths are not converted: no home region counts in one. */
function hasCents(currency: Currency): boolean {
  return parseAmount('0.01', currency) !== null;
}
