import type { RawRow } from './delimited.ts';
import type { Encoding } from './encoding.ts';
import type { Columns } from './fixed.ts';

export const FORMATS = ['delimited', 'fixed', 'json', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

/** What is known about a file beforehand; what is left out is found. */
export interface ReadSettings {
  readonly format?: Format;
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  /** Places at which columns of fixed width begin, from 0. */
  readonly widths?: Columns;
  readonly sheet?: string;
  /** Whether the first line names the columns; without it a file that seems to have none is refused. */
  readonly header?: boolean;
  /** The column whose cell takes the fields that a line has too many: `5, rue de Berri`. */
  readonly join?: string;
  /** Lines with fields too few are refused, or filled up at their end. */
  readonly short?: 'refuse' | 'fill';
}

export interface Row extends RawRow {
  /** What was repaired in it, by which rule. */
  readonly repaired?: string;
  /** Why it cannot be read: its cells are as they stand. */
  readonly unreadable?: string;
}
