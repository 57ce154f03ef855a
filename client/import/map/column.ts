import type { DateKind } from './date.ts';
import type { Decimal } from './decimal.ts';
import type { Mark, NumberKind } from './number.ts';

/** What stands in a column, all lines of it. */
export interface Column {
  readonly name: string;
  filled: number;
  readonly numbers: Record<NumberKind, number>;
  readonly dates: Record<DateKind, number>;
  /** Dates of three parts of two digits, and those of them whose year may stand first. */
  short: number;
  yearFirst: number;
  /** Dates that do not say in which zone they are. */
  zoneless: number;
  /** Numbers below zero. */
  negatives: number;
  emails: number;
  distinct: number;
  /** The sum under each mark while every filled cell is a number; null after one that is not. */
  readonly sums: Record<Mark, Decimal | null>;
  /** One of the dates in it: its year tells what gold cost. */
  year: number | null;
  readonly samples: string[];
}
