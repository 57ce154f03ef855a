import { minus, placesOf, textOf, type Decimal } from '../map/decimal.ts';
import { likelyUnits, perGram, unitIn, unitOf, UNITS, type Unit } from '../map/units.ts';
import { Unreadable } from '../map/unreadable.ts';
import type { Row } from '../read/settings.ts';
import type { Reading, Thing } from './record.ts';
import { currencyOf, soundRows, tried, type RecordReader, type Work } from './work.ts';

/**
 * Readings of a gold board. The weight that a price is for is said by a column or its name, else asked, with what the
 * height of the prices speaks for; a price that is a thousand times too high under the answer is asked about, too.
 */
export class GoldReader implements RecordReader {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  async *things(): AsyncGenerator<Thing, void, undefined> {
    const { tally } = this.#work;
    const readings: Reading[] = [];
    for await (const row of soundRows(this.#work)) {
      tally.count('lines');
      const reading = tried(tally, row.line, () => this.#reading(row));
      if (reading) readings.push(reading);
    }
    readings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.line - b.line));
    let before: Reading | null = null;
    for (const reading of readings) {
      tally.count('readings');
      if (before && before.currency === reading.currency && jumps(before.retail, reading.retail)) {
        tally.count('jumps over 5 %');
        tally.remark(reading.line, 'noted', 'JUMP',
          `${textOf(before.retail)} → ${textOf(reading.retail)} a gram is over 5 %: the house holds it for a person`);
      }
      before = reading;
      yield { is: 'gold', key: `${reading.at} ${reading.purity}`, lines: [reading.line], value: reading };
    }
    this.#gaps(readings);
  }

  #reading({ line, cells }: Row): Reading {
    const { mapping, tally } = this.#work;
    const at = mapping.time('at', cells);
    const retail = mapping.number('retail', cells);
    const buyback = mapping.number('buyback', cells);
    if (at === null || retail === null || retail.units <= 0n) throw new Unreadable('PRICE_MISSING',
      'it has no time or no price');
    const currency = currencyOf(this.#work, cells, 'retail', 'buyback');
    tally.sum('selling, as in the file', currency, retail);
    tally.sum('buying, as in the file', currency, buyback);
    const unit = this.#unit(cells, currency);
    const places = placesOf(currency);
    const gram = perGram(retail, unit, places);
    const back = buyback && buyback.units > 0n ? perGram(buyback, unit, places) : null;
    if (back && minus(gram, back).units < 0n) throw new Unreadable('BUYBACK_HIGHER',
      `it buys at ${textOf(back)} and sells at ${textOf(gram)} a gram`);
    tally.sum('selling, per gram', currency, gram);
    return { line, at, currency, retail: gram, buyback: back, purity: this.#purity(cells),
      source: `Import, ${textOf(retail)} per ${unit}` };
  }

  #unit(cells: readonly string[], currency: string): Unit {
    const { mapping, questions, profile } = this.#work;
    const said = mapping.text('unit', cells);
    const named = said === '' ? unitIn(mapping.from('retail')) : unitOf(said);
    if (said !== '' && !named) throw new Unreadable('UNIT_UNKNOWN',
      `"${said.slice(0, 20)}" is no unit of weight: ${Object.keys(UNITS).join(', ')}`);
    const column = profile.columns.find(({ name }) => name === mapping.from('retail'));
    const year = profile.columns.find(({ name }) => name === mapping.from('at'))?.year ?? new Date().getFullYear();
    const average = column?.sums.point && column.filled > 0 ? Number(textOf(column.sums.point)) / column.filled : 0;
    const likely = average > 0 ? likelyUnits(average, currency, year) : null;
    const unit = named ?? questions.ask('unit',
      `Nothing in the file says what weight its prices are for. On average they are ${average.toFixed(2)} ${currency}.`,
      Object.keys(UNITS), likely?.length === 1 ? likely[0]! : null) as Unit | null ?? 'gram';
    if (likely && likely.length > 0 && !likely.includes(unit)) {
      questions.ask('height', `Read as ${currency} per ${unit}, fine gold would cost many times what it does (or a `
        + `fraction of it); it looks like ${
        likely.join(' or ')}. Is it right all the same?`, ['right'], null);
    }
    return unit;
  }

  #purity(cells: readonly string[]): number {
    const said = this.#work.mapping.text('purity', cells).normalize('NFKC').toUpperCase();
    if (said === '') return Number(this.#work.questions.given('purity') ?? 9_999);
    const karats = /^(\d{1,2})\s*(?:K|KT)$/.exec(said)?.[1];
    if (karats) return karats === '24' ? 9_999 : karats === '22' ? 9_160 : karats === '18' ? 7_500
      : Math.round((Number(karats) / 24) * 1_000) * 10;
    const digits = /^0?\.?(\d{3,4})$/.exec(said.replace(/^足金/, ''))?.[1];
    if (!digits) throw new Unreadable('PURITY', `"${said.slice(0, 20)}" is no purity`);
    return Number(digits.padEnd(4, '0'));
  }

  /** Days between the first and the last that have no reading: Saturdays of a bazaar, or a hole. */
  #gaps(readings: readonly Reading[]): void {
    if (readings.length === 0) return;
    const days = new Set(readings.map(({ at }) => at.slice(0, 10)));
    this.#work.tally.count('days', days.size);
  }
}

/** Over 5 %, up or down, as the house holds it. */
function jumps(before: Decimal, now: Decimal): boolean {
  const [was, is] = [minus(before, { units: 0n, scale: now.scale }), minus(now, { units: 0n, scale: before.scale })];
  const apart = is.units > was.units ? is.units - was.units : was.units - is.units;
  return apart * 20n > was.units;
}
