import { plus, textOf, ZERO, placesOf, type Decimal } from '../map/decimal.ts';
import type { Remark, Verdict } from './record.ts';

const MOST_REMARKS = 1_000;

/** What a reading of a file comes to: counts, sums by currency, and what is said of its lines. */
export class Tally {
  readonly counts = new Map<string, number>();
  readonly #sums = new Map<string, Map<string, Decimal>>();
  readonly #reasons = new Map<string, number>();
  readonly #remarks: Remark[] = [];
  readonly #heard: (remark: Remark) => void;

  /** `heard` gets every remark; of them the first 1,000 are kept. */
  constructor(heard: (remark: Remark) => void = () => undefined) {
    this.#heard = heard;
  }

  count(name: string, times = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  sum(name: string, currency: string, amount: Decimal | null): void {
    if (!amount) return;
    const sums = this.#sums.get(currency) ?? new Map<string, Decimal>();
    this.#sums.set(currency, sums.set(name, plus(sums.get(name) ?? ZERO, amount)));
  }

  remark(line: number, verdict: Verdict, reason: string, detail: string): void {
    const remark = { line, verdict, reason, detail };
    const key = `${verdict} ${reason}`;
    this.#reasons.set(key, (this.#reasons.get(key) ?? 0) + 1);
    this.count(`lines ${verdict}`);
    if (this.#remarks.length < MOST_REMARKS) this.#remarks.push(remark);
    this.#heard(remark);
  }

  get sums(): Record<string, Record<string, string>> {
    return Object.fromEntries([...this.#sums].map(([currency, sums]) => [currency,
      Object.fromEntries([...sums].map(([name, amount]) => [name, textOf(amount, placesFor(currency))]))]));
  }

  get reasons(): Record<string, number> {
    return Object.fromEntries([...this.#reasons].sort());
  }

  get remarks(): readonly Remark[] {
    return this.#remarks;
  }
}

const placesFor = (unit: string): number => (/^[A-Z]{3}$/.test(unit) ? placesOf(unit) : 0);
