import type { ReactNode } from 'react';
import type { Format } from '../../i18n/make-format.ts';
import type { Data } from './export/kinds.ts';

/** One column: shown in a table, on a phone's card, and in the exported file. */
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** Sort field of the graph; without it the column does not sort. */
  readonly sort?: string;
  readonly align?: 'right';
  /** As words: for the screen when nothing else is said, and for files without `data`. */
  readonly text: (row: Row, format: Format) => string;
  readonly data?: Data<Row>;
  readonly show?: (row: Row, format: Format) => ReactNode;
  /** Its place on a phone's card; left out when not given. */
  readonly phone?: 'title' | 'side' | 'below' | 'actions';
}
