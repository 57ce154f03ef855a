import type { Sql } from '../../kernel/database/sql.ts';
import type { DatedTerms } from '../domain/contract-terms.ts';

export interface StoredTerms extends DatedTerms {
  readonly franchiseId: string;
  readonly recordedAt: Date;
}

/** All that was ever agreed with these franchises, oldest first. */
export function readTerms(sql: Sql, franchiseIds: readonly string[]): Promise<StoredTerms[]> {
  return sql.all<StoredTerms>`select franchise_id as "franchiseId", version, number,
      starts_on as "startsOn", ends_on as "endsOn", territory, effective_on as "effectiveOn",
      recorded_at as "recordedAt"
    from franchise_contract where franchise_id = any(${[...franchiseIds]}::uuid[])
    order by franchise_id, version`;
}

export async function writeTerms(
  sql: Sql, franchiseId: string, terms: DatedTerms, now: Date,
): Promise<void> {
  await sql.run`insert into franchise_contract
      (franchise_id, version, number, starts_on, ends_on, territory, effective_on, recorded_at)
    values (${franchiseId}, ${terms.version}, ${terms.number}, ${terms.startsOn}, ${terms.endsOn},
      ${terms.territory}, ${terms.effectiveOn}, ${now})`;
}
