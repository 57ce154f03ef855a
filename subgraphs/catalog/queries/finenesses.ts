import type { Sql } from '../../kernel/database/sql.ts';
import { FINENESSES, type Fineness } from '../domain/prices/fineness.ts';
import { METALS } from '../domain/words.ts';

/** What a board price may be of: what hallmarks name, and what products of the house have. */
export async function finenesses(sql: Sql): Promise<Fineness[]> {
  const worked = await sql.all<Fineness>`select distinct metal, purity from product
    where metal <> 'other' limit 100`;
  const all = [...METALS.flatMap((metal) => FINENESSES[metal].map((purity) => ({ metal, purity }))), ...worked];
  const known = new Map(all.map((fineness) => [`${fineness.metal} ${fineness.purity}`, fineness]));
  return [...known.values()].sort((a, b) =>
    METALS.indexOf(a.metal) - METALS.indexOf(b.metal) || b.purity - a.purity).slice(0, 200);
}
