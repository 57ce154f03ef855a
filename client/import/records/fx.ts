import { divided, textOf, type Decimal } from '../map/decimal.ts';
import { likelyQuotes, QUOTES, type Quote } from '../map/rates.ts';
import { isCurrency } from '../map/currency.ts';
import { Unreadable } from '../map/unreadable.ts';
import type { Thing } from './record.ts';
import { soundRows, tried, type RecordReader, type Work } from './work.ts';

/** Rates of one moment are one table of the house. */
export class FxReader implements RecordReader {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  async *things(): AsyncGenerator<Thing, void, undefined> {
    const { tally, mapping } = this.#work;
    const tables = new Map<string, { lines: number[]; rates: Map<string, Decimal> }>();
    for await (const row of soundRows(this.#work)) {
      tally.count('lines');
      tried(tally, row.line, () => {
        const [at, from, rate] = [mapping.time('at', row.cells), mapping.text('from', row.cells).toUpperCase(),
          mapping.number('rate', row.cells)];
        if (at === null || !isCurrency(from)) throw new Unreadable('RATE_NAMELESS',
          'it names no moment or no currency');
        if (rate === null || rate.units <= 0n || rate.scale > 10) throw new Unreadable('RATE',
          'its rate is missing, not above zero, or has over 10 places');
        const table = tables.get(at) ?? { lines: [], rates: new Map<string, Decimal>() };
        if (table.rates.has(from)) throw new Unreadable('KEY_TWICE',
          `${from} has a rate of that moment in a line before`);
        tables.set(at, table);
        table.lines.push(row.line);
        table.rates.set(from, rate);
        tally.count('rates');
      });
    }
    const quote = this.#quote([...tables.values()].map(({ rates }) => rates));
    for (const [at, { lines, rates }] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
      tally.count('tables');
      yield { is: 'fx', key: at, lines, value: { at, lines,
        rates: [...rates].map(([from, rate]) => ({ from, rate: perOne(rate, quote) })) } };
    }
  }

  /** What a rate is for is nowhere written: 712.34 may be of 100 dollars, and 0.14 the other way round. */
  #quote(tables: readonly ReadonlyMap<string, Decimal>[]): Quote {
    if (tables.length === 0) return 'home per 1';
    const likely = likelyQuotes(tables.at(-1)!);
    const [[from, rate]] = [...tables.at(-1)!] as [[string, Decimal]];
    const answer = this.#work.questions.ask('quote',
      `The last rate of ${from} is ${textOf(rate)}: how much of the home currency for 1 of it, for 100 of it, or how `
      + 'much of it for 1 of the home currency?', QUOTES, likely.length === 1 ? likely[0]! : null);
    return QUOTES.find((one) => one === answer) ?? 'home per 1';
  }
}

/** What 1 of the currency is in that of the house. */
const perOne = (rate: Decimal, quote: Quote): Decimal => (quote === 'home per 1' ? rate
  : quote === 'home per 100' ? { units: rate.units, scale: rate.scale + 2 }
    : divided({ units: 1n, scale: 0 }, rate.units, 10n ** BigInt(rate.scale), 12));
