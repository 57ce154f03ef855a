import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { goldPriceTable } from '../../persistence/tables/gold-price.table.ts';

/** A price of the board. */
export type BoardRow = Readonly<RowOf<typeof goldPriceTable>>;

export type Kind = Pick<BoardRow, 'region' | 'metal' | 'purity'>;

/** What is read of a price that others are compared with. */
export const STEP_COLUMNS = ['region', 'metal', 'purity', 'id', 'retailMinor', 'buybackMinor', 'effectiveAt', 'state',
  'waitsFor', 'enteredAt', 'decidedBy', 'withdrawnAt', 'withdrawalAskedById'] as const;

export type Step = Pick<BoardRow, Exclude<typeof STEP_COLUMNS[number], keyof Kind>>;

export function keyOf(kind: Kind): string {
  return `${kind.region} ${kind.metal} ${kind.purity}`;
}
