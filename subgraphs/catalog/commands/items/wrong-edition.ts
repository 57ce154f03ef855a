import type { Sql } from '../../../kernel/database/sql.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { editionProblem } from '../../domain/facets/product-facets.ts';

/** Whether a piece may have this number in its edition; null: it may. The product stands still meanwhile. */
export async function wrongEdition(
  sql: Sql, product: { readonly id: string; readonly limitedTo?: number | null },
  { itemId, editionNo, retired }: {
    readonly itemId: string | null; readonly editionNo: number | null; readonly retired: boolean;
  },
  at: readonly string[] = [],
): Promise<Outcome<never, 'INVALID' | 'EDITION_TAKEN'> | null> {
  const path = [...at, 'editionNo'];
  const problem = editionProblem(product.limitedTo ?? null, { editionNo, retired });
  if (problem) return refused('INVALID', problem, path);
  const taken = editionNo === null ? null : await sql.maybe`select 1 from item where product_id = ${product.id}
    and edition_no = ${editionNo} and id is distinct from ${itemId}::uuid`;
  return taken ? refused('EDITION_TAKEN', 'Another piece of the edition has this number.', path) : null;
}
