interface Net {
  readonly net: { readonly amount: string; readonly currency: string };
}

/** Exact sums of decimal amounts, each currency for itself: '0.10' + '0.20' = '0.30'. */
export function sumByCurrency(rows: readonly Net[]): Map<string, string> {
  const sums = new Map<string, bigint>();
  for (const {
    net: { amount, currency },
  } of rows) {
    sums.set(currency, (sums.get(currency) ?? 0n) + toMicros(amount));
  }
  return new Map([...sums].map(([currency, micros]) => [currency, fromMicros(micros)]));
}

interface DayRow extends Net {
  readonly key: string;
  readonly orderCount: number;
}

export interface Sold {
  readonly orders: number;
  readonly net: string;
}

/** What was sold in one currency from a day on: its count and its sum are of the same sales. */
export function soldSince(rows: readonly DayRow[], currency: string, firstDay: string): Sold {
  const own = rows.filter(({ key, net }) => net.currency === currency && key >= firstDay);
  return {
    orders: own.reduce((sum, { orderCount }) => sum + orderCount, 0),
    net: sumByCurrency(own).get(currency) ?? '0',
  };
}

const SIX = 6;

function toMicros(amount: string): bigint {
  const negative = amount.startsWith('-');
  const [whole = '0', part = ''] = amount.replace('-', '').split('.');
  const micros = BigInt(whole) * 1_000_000n + BigInt(part.padEnd(SIX, '0').slice(0, SIX) || '0');
  return negative ? -micros : micros;
}

function fromMicros(micros: bigint): string {
  const digits = (micros < 0n ? -micros : micros).toString().padStart(SIX + 1, '0');
  const part = digits.slice(-SIX).replace(/0{1,4}$/, '');
  return `${micros < 0n ? '-' : ''}${digits.slice(0, -SIX)}.${part}`;
}
