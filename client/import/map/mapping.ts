import { ImportError } from '../import-error.ts';
import { bareCell } from './cell.ts';
import { placeFields, type Placed } from './columns.ts';
import { dayOf, instantOf, readMoment, type Moment, type Order } from './date.ts';
import { currenciesIn } from './currency.ts';
import type { Decimal } from './decimal.ts';
import { fieldsOf, type FieldKind, type Target } from './fields.ts';
import { askMark, askOrder, askZone } from './formats.ts';
import { isRoundedAway, readNumber, type Mark } from './number.ts';
import { LOOKED_AT, safePattern } from './pattern.ts';
import { plainName } from './plain.ts';
import type { Profile } from './profile.ts';
import type { Questions } from './questions.ts';
import type { FieldSpec, Template } from './template.ts';
import { Unreadable } from './unreadable.ts';

type Cells = readonly string[];

interface Field {
  readonly kind: FieldKind;
  readonly spec: FieldSpec;
  readonly from: string;
  readonly mark: Mark;
  readonly order: Order;
  read(cells: Cells): string;
}

/** Fields of a target, each with the way to its text in a line: what a template and its answers come to. */
export class Mapping {
  readonly target: Target;
  readonly notes: string[] = [];
  readonly #fields = new Map<string, Field>();
  readonly #unmapped: string[];
  readonly #zone: string;
  readonly #questions: Questions;
  /** Places of the columns whose empty cells have what stands above. */
  readonly #carried: readonly number[];

  constructor(
    target: Target, template: Template | null, { header, profile, questions }: {
      header: readonly string[]; profile: Profile; questions: Questions;
    },
  ) {
    this.target = target;
    this.#questions = questions;
    const placed = placeFields(target, template, profile, header);
    const used = new Set<string>();
    const kinds = fieldsOf(target);
    for (const [name, place] of placed) {
      const kind = kinds[name]!;
      const column = place.at === -1 ? null : profile.columns[place.at]!;
      if (column) used.add(column.name);
      const isNumber = ['amount', 'count', 'percent'].includes(kind.kind);
      const isTime = kind.kind === 'time' || kind.kind === 'day';
      const read = readerOf(name, place, header, used);
      this.#fields.set(name, { kind, spec: place.spec, from: fromOf(place, header), read,
        mark: isNumber && column ? askMark(column, profile, place.spec, questions) : place.spec.number ?? 'point',
        order: isTime && column ? askOrder(column, place.spec, questions, this.notes) : place.spec.date ?? 'YMD' });
    }
    this.#carried = [...placed.values()].flatMap(({ spec, at }) => (spec.carry && at !== -1 ? [at] : []));
    this.#unmapped = header.filter((name) => !used.has(name));
    this.#zone = this.#asksZone(profile, placed) ? askZone(questions) : 'UTC';
  }

  /** Whether moments are wanted whose zone no cell says. */
  #asksZone({ columns }: Profile, placed: ReadonlyMap<string, Placed>): boolean {
    return [...this.#fields].some(([name, { kind }]) => {
      const column = columns[placed.get(name)!.at];
      return kind.kind === 'time' && column !== undefined && column.zoneless > 0;
    });
  }

  get zone(): string {
    return this.#zone;
  }

  get unmapped(): readonly string[] {
    return this.#unmapped;
  }

  /** In words, by field: which column, constant or text. */
  get described(): Record<string, string> {
    return Object.fromEntries([...this.#fields].map(([name, { from }]) => [name, from]));
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  from(name: string): string {
    return this.#fields.get(name)?.from ?? '';
  }

  /**
   * A reader of lines from the first one on: an empty cell of a carried column has what stands above it. Each pass over
   * a file has its own, so that nothing of the last line comes into the first.
   */
  carrying(): (cells: Cells) => Cells {
    if (this.#carried.length === 0) return (cells) => cells;
    const above = new Map<number, string>();
    return (cells) => {
      const all = [...cells];
      for (const at of this.#carried) {
        const own = bareCell(all[at] ?? '');
        if (own === '') all[at] = above.get(at) ?? '';
        else above.set(at, own);
      }
      return all;
    };
  }

  /** What an amount says itself of its currency: US$10.00 is in USD; null where it says nothing. */
  currencies(name: string, cells: Cells): readonly string[] | null {
    return currenciesIn(this.#fields.get(name)?.read(cells) ?? '');
  }

  /** What stands there, without blanks around it and the mark that spreadsheets put before a text; '' for nothing. */
  text(name: string, cells: Cells): string {
    const field = this.#fields.get(name);
    if (!field) return '';
    const text = field.read(cells);
    if (field.kind.kind === 'key' && isRoundedAway(text)) {
      throw new Unreadable('LONG_NUMBER',
        `${field.from} is ${text}: a spreadsheet has rounded a long number, and its digits are gone`);
    }
    return text;
  }

  /** The word that a cell stands for; what the template does not know is asked, and null until then. */
  word(name: string, cells: Cells, known: Readonly<Record<string, string>>, options: readonly string[]): string | null {
    const text = this.text(name, cells);
    if (text === '') return null;
    if (options.includes(text)) return text;
    const word = known[plainName(text)];
    if (word) return word;
    return this.#questions.ask(`${name}:${text}`, `${this.from(name)} says "${text}": which is that?`, options, null);
  }

  number(name: string, cells: Cells): Decimal | null {
    const field = this.#fields.get(name);
    const text = field?.read(cells) ?? '';
    if (!field || text === '' || text === '-' || text === '--') return null;
    const value = isRoundedAway(text) ? null : readNumber(text, field.mark);
    if (value) return value;
    const formula = text.startsWith('=') ? 'FORMULA' : 'NUMBER_UNREADABLE';
    throw new Unreadable(formula, `${field.from} is no number: ${text.slice(0, 40)}`);
  }

  moment(name: string, cells: Cells): Moment | null {
    const field = this.#fields.get(name);
    const text = field?.read(cells) ?? '';
    if (!field || text === '') return null;
    const value = readMoment(text, field.order);
    if (value) return value;
    throw new Unreadable('DATE_UNREADABLE', `${field.from} is no date as ${[...field.order].join('/')}: ${
      text.slice(0, 40)}`);
  }

  /** ISO 8601 in UTC. */
  time(name: string, cells: Cells): string | null {
    const moment = this.moment(name, cells);
    if (moment && !moment.hasDay && this.target !== 'points' && this.target !== 'fx') throw dayless(this.from(name));
    return moment && instantOf(moment, this.#zone);
  }

  day(name: string, cells: Cells): string | null {
    const moment = this.moment(name, cells);
    if (moment && !moment.hasDay) throw dayless(this.from(name));
    return moment && dayOf(moment);
  }
}

const dayless = (from: string): Unreadable =>
  new Unreadable('DATE_UNREADABLE', `${from} is a month, and its day is not said`);

function fromOf({ spec, at }: Placed, header: readonly string[]): string {
  if (at === -1) return spec.text === undefined ? `"${spec.constant ?? ''}"` : `"${spec.text}"`;
  return spec.pattern === undefined ? header[at]! : `${header[at]} by ${spec.pattern}`;
}

function readerOf(name: string, { spec, at }: Placed, header: readonly string[], used: Set<string>): Field['read'] {
  const raw = rawReader(spec, at, header, used);
  const pattern = spec.pattern === undefined ? null : safePattern(spec.pattern);
  const values = spec.values && new Map(Object.entries(spec.values).map(([from, to]) => [plainName(from), to]));
  return (cells) => {
    let text = bareCell(raw(cells));
    if (pattern && text !== '') {
      const found = pattern.exec(text.slice(0, LOOKED_AT));
      if (!found) throw new Unreadable('PATTERN_UNFOUND', `${name} is not found in "${text.slice(0, 60)}"`);
      text = found[1] ?? found[0];
    }
    if (values && text !== '') text = values.get(plainName(text)) ?? spec.otherwise ?? text;
    if (spec.letters) text = spec.letters === 'lower' ? text.toLowerCase() : text.toUpperCase();
    return text;
  };
}

function rawReader(spec: FieldSpec, at: number, header: readonly string[], used: Set<string>): Field['read'] {
  if (at !== -1) return (cells) => cells[at] ?? '';
  if (spec.text === undefined) return () => spec.constant ?? '';
  const parts = spec.text.split(/\{([^}]*)\}/).map((part, index) => {
    if (index % 2 === 0) return part;
    const place = header.indexOf(part);
    if (place === -1) throw new ImportError('COLUMN_UNKNOWN',
      `The text ${spec.text} names "${part}", which the file does not have.`);
    used.add(part);
    return place;
  });
  return (cells) => parts.map((part) => (typeof part === 'number' ? bareCell(cells[part] ?? '') : part))
    .join('').trim();
}
