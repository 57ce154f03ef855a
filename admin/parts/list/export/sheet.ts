import type { Format } from '../../../i18n/make-format.ts';
import { wallTime } from '../../../reading/zones.ts';
import type { Column } from '../columns.ts';
import type { Data } from './kinds.ts';

/** A value as a file keeps it; digits are plain: -1200.50. */
export type Cell =
  | { readonly is: 'nothing' }
  | { readonly is: 'words' | 'identifier'; readonly text: string }
  | { readonly is: 'number'; readonly digits: string }
  /** Hundredths of a per cent. */
  | { readonly is: 'bps'; readonly digits: string }
  /** '2026-11-28', '2026-11-28 19:33:00' */
  | { readonly is: 'day' | 'moment'; readonly text: string };

export interface Sheet {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface SheetWords {
  readonly currency: string;
  readonly format: Format;
  /** Whose clock moments are told by: it stands in their head. */
  readonly zone: string;
}

/** What the screen shows where there is nothing. */
const NOTHING = '—';

/** The columns that say something, as data: an amount is two, its number and its currency. */
export function sheetOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[], words: SheetWords): Sheet {
  const told = columns.filter(({ phone }) => phone !== 'actions');
  return {
    head: told.flatMap(({ label, data }) => headOf(label, data?.is, words)),
    rows: rows.map((row) => told.flatMap((column) => cellsOf(row, column, words))),
  };
}

function headOf(label: string, is: Data<never>['is'] | undefined, { currency, zone }: SheetWords): string[] {
  if (is === 'money') return [label, `${label} (${currency})`];
  return [is === 'moment' ? `${label} (${zone})` : label];
}

function cellsOf<Row>(row: Row, { text, data }: Column<Row>, { format, zone }: SheetWords): Cell[] {
  if (!data) return [wordsCell('words', text(row, format))];
  switch (data.is) {
    case 'money': {
      const value = data.of(row);
      return [numberCell('number', value?.amount), wordsCell('words', value?.currency)];
    }
    case 'number':
    case 'bps':
      return [numberCell(data.is, data.of(row))];
    case 'moment': {
      const at = data.of(row);
      return [at ? { is: 'moment', text: wallTime(new Date(at), zone) } : { is: 'nothing' }];
    }
    case 'day':
    case 'identifier':
      return [wordsCell(data.is, data.of(row))];
  }
}

function wordsCell(is: 'words' | 'identifier' | 'day', text: string | null | undefined): Cell {
  return !text || text === NOTHING ? { is: 'nothing' } : { is, text };
}

function numberCell(is: 'number' | 'bps', value: string | number | null | undefined): Cell {
  return value === null || value === undefined ? { is: 'nothing' } : { is, digits: String(value) };
}
