import type { Decimal } from '../map/decimal.ts';
import { isCurrency } from '../map/suggest.ts';
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
        if (rate === null || rate.units <= 0n || rate.scale > 12) throw new Unreadable('RATE',
          'its rate is missing, not above zero, or has over 12 places');
        const table = tables.get(at) ?? { lines: [], rates: new Map<string, Decimal>() };
        if (table.rates.has(from)) throw new Unreadable('KEY_TWICE',
          `${from} has a rate of that moment in a line before`);
        tables.set(at, table);
        table.lines.push(row.line);
        table.rates.set(from, rate);
        tally.count('rates');
      });
    }
    for (const [at, { lines, rates }] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
      tally.count('tables');
      yield { is: 'fx', key: at, lines, value: { at, lines,
        rates: [...rates].map(([from, rate]) => ({ from, rate })) } };
    }
  }
}
