import { ImportError } from '../import-error.ts';
import type { Mapping } from '../map/mapping.ts';
import type { Profile } from '../map/profile.ts';
import type { Questions } from '../map/questions.ts';
import { isCurrency } from '../map/suggest.ts';
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
  /** Begins the keys of what has none of its own: the same file, the same keys. */
  readonly fileKey: string;
  /** Every line is an order of its own. */
  readonly each: boolean;
}

/** Reads records of one target from a file. */
export interface RecordReader {
  /** In the order of the file, or of their groups. */
  things(): AsyncGenerator<Thing, void, undefined>;
}

/**
 * Rows that can be read; of the others it is said why. A header that stands again within the file (two files in one)
 * is passed over.
 */
export async function* soundRows({ table, tally }: Pick<Work, 'table' | 'tally'>): AsyncGenerator<Row, void,
  undefined> {
  for await (const row of table.rows()) {
    if (row.unreadable === 'HEADER_AGAIN') tally.remark(row.line, 'repaired', 'HEADER_AGAIN',
      'the header stands here again: passed over');
    else if (row.unreadable) tally.remark(row.line, 'refused', 'FIELD_COUNT', row.unreadable);
    else {
      if (row.repaired) tally.remark(row.line, 'repaired', 'FIELDS_JOINED', row.repaired);
      yield row;
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

/** The currency of a line: its column, what its amounts are called (元), or asked; never taken for granted. */
export function currencyOf({ mapping, questions }: Work, cells: readonly string[], ...amounts: string[]): string {
  const own = mapping.text('currency', cells).toUpperCase();
  if (own !== '') {
    if (isCurrency(own)) return own;
    throw new Unreadable('CURRENCY_UNKNOWN', `"${own.slice(0, 20)}" is no currency`);
  }
  const header = amounts.map((name) => mapping.from(name)).join(' ');
  const named = /[(（\s_]([A-Z]{3})[)）]?(?:\s|$)/.exec(header)?.[1];
  const proposal = named && isCurrency(named) ? named : /元/.test(header) ? 'CNY' : null;
  const answer = questions.ask('currency',
    'Nothing in the file says in which currency its amounts are: name it, for example SGD.', [], proposal);
  if (answer !== null && !isCurrency(answer)) {
    throw new ImportError('CURRENCY_UNKNOWN', `"${answer}" is no currency: SGD, CNY and EUR are.`);
  }
  return answer?.toUpperCase() ?? 'XXX';
}
