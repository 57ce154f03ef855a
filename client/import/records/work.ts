import { ImportError } from '../import-error.ts';
import type { Mapping } from '../map/mapping.ts';
import type { Profile } from '../map/profile.ts';
import type { Questions } from '../map/questions.ts';
import { currenciesIn, currencyOfName, isCurrency } from '../map/currency.ts';
import { Unreadable } from '../map/unreadable.ts';
import type { Table } from '../read/table.ts';
import type { Row } from '../read/settings.ts';
import type { People } from './people.ts';
import type { Thing } from './record.ts';
import type { Tally } from './tally.ts';

/** What a reader of records has to do with. */
export interface Work {
  readonly table: Table;
  readonly profile: Profile;
  readonly mapping: Mapping;
  readonly questions: Questions;
  readonly tally: Tally;
  /** Whom earlier imports have told the house of. */
  readonly people: People;
  /** Every line is an order of its own. */
  readonly each: boolean;
}

/** Reads records of one target from a file. */
export interface RecordReader {
  /** In the order of the file, or of their groups. */
  things(): AsyncGenerator<Thing, void, undefined>;
}

/**
 * Rows that can be read, with what is carried down to them; of the others it is said why. A header that stands again
 * within the file (two files in one) is passed over, and so is a line of totals, which is compared with what was read.
 */
export async function* soundRows({ table, tally, profile, mapping }: Work): AsyncGenerator<Row, void, undefined> {
  const carried = mapping.carrying();
  for await (const row of table.rows()) {
    const total = profile.totals.get(row.line);
    if (total) {
      tally.remark(row.line, 'repaired', 'TOTAL', 'it adds up the lines above it: passed over');
      if (total.differs) tally.remark(row.line, 'noted', 'TOTAL_DIFFERS', total.differs);
      continue;
    }
    if (row.unreadable === 'HEADER_AGAIN') tally.remark(row.line, 'repaired', 'HEADER_AGAIN',
      'the header stands here again: passed over');
    else if (row.unreadable) tally.remark(row.line, 'refused', 'FIELD_COUNT', row.unreadable);
    else {
      if (row.repaired) tally.remark(row.line, 'repaired', 'FIELDS_JOINED', row.repaired);
      yield { ...row, cells: carried(row.cells) };
    }
  }
}

/** Runs a reading of one line; one that cannot be read is said and answers null. */
export function tried<Value>(tally: Tally, line: number, read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    tally.remark(line, 'refused', error.code, error.message);
    return null;
  }
}

/**
 * The currency of a record: that of its column, of its cells (US$10.00) or of the names of its columns (单价(港元)), else
 * asked; never taken for granted. What says another one than the rest, a person's answer among it, is not taken.
 */
export function currencyOf(work: Work, cells: readonly string[], ...amounts: string[]): string {
  return currencyOfAll(work, [cells], amounts);
}

/** The one currency of all lines of a record. */
export function currencyOfAll(work: Work, lines: readonly (readonly string[])[], amounts: readonly string[]): string {
  const { mapping } = work;
  const columns = new Set(lines.map((cells) => ownCurrency(mapping, cells)).filter((one) => one !== ''));
  const marks = lines.flatMap((cells) => amounts.flatMap((name) => {
    const found = mapping.currencies(name, cells);
    return found ? [found] : [];
  }));
  const said = new Set([...columns, ...marks.flatMap((mark) => (mark.length === 1 ? mark : []))]);
  if (said.size > 1) throw differs([...said]);
  const currency = [...said][0] ?? namedOrAsked(work, amounts, marks[0] ?? null);
  const person = work.questions.said('currency');
  if (columns.size === 0 && person !== null && person.toUpperCase() !== currency) throw differs(
    [currency, person.toUpperCase()]);
  const other = currency === NO_CURRENCY ? undefined : marks.find((mark) => !mark.includes(currency));
  if (other) throw differs([currency, other.join(' or ')]);
  return currency;
}

/** ISO 4217's code for no currency: until somebody has answered which one it is. */
const NO_CURRENCY = 'XXX';

const differs = (all: readonly string[]): Unreadable =>
  new Unreadable('CURRENCY_DIFFERS', `its amounts are in ${all.join(' and in ')}: one record has one currency`);

function ownCurrency(mapping: Mapping, cells: readonly string[]): string {
  const own = mapping.text('currency', cells).toUpperCase();
  if (own === '' || isCurrency(own)) return own;
  const named = currenciesIn(own);
  if (named?.length === 1) return named[0]!;
  throw new Unreadable('CURRENCY_UNKNOWN', `"${own.slice(0, 20)}" is no currency`);
}

/** What a column's name says goes before a template's answer; a person's word is compared with it. */
function namedOrAsked({ mapping, questions }: Work, amounts: readonly string[], mark: readonly string[] | null,
): string {
  const names = amounts.map((name) => mapping.from(name));
  const clear = names.map(currencyOfName).find((one) => one !== null);
  if (clear && questions.said('currency') === null) return clear;
  const header = names.join(' ');
  const named = /[\s_]([A-Z]{3})(?:\s|$)/.exec(header)?.[1];
  const proposal = named && isCurrency(named) ? named : /元/.test(header) ? 'CNY'
    : mark?.length === 1 ? mark[0]! : null;
  const answer = questions.ask('currency',
    'Nothing in the file says in which currency its amounts are: name it, for example SGD.', [], proposal);
  if (answer !== null && !isCurrency(answer)) {
    throw new ImportError('CURRENCY_UNKNOWN', `"${answer}" is no currency: SGD, CNY and EUR are.`);
  }
  return answer?.toUpperCase() ?? NO_CURRENCY;
}
