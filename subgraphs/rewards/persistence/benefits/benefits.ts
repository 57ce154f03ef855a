import { sql as fragment } from 'kysely';
import { counts } from '../../../kernel/database/policy-proposals.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { fromJson } from '../../../kernel/json.ts';
import type { Benefit, BenefitTerms, ProgrammeAmount } from '../../domain/benefits/terms.ts';

/** What the proposals call a benefit's versions. */
export const benefitPolicy = (benefitId: string): string => `benefit:${benefitId}`;

const POLICY = fragment`'benefit:' || p.benefit_id`;

interface Row { id: string; code: string; version: number; effectiveFrom: Date; terms: unknown; costs: unknown }

/** What stands in a row; who may not see what it costs has no costs. */
export function termsOf({ terms, costs }: { readonly terms: unknown; readonly costs?: unknown }): BenefitTerms {
  return {
    // What was not asked yet when the version was written.
    ...{ segmentId: null }, ...fromJson<Omit<BenefitTerms, 'costs'>>(terms),
    costs: costs ? fromJson<ProgrammeAmount[]>(costs) : [],
  };
}

/** Every version that counts of one benefit, by its date. */
export async function versionsOf(sql: Sql, benefitId: string): Promise<Benefit[]> {
  const rows = await sql.all<Row>`
    select b.id, b.code, p.version, p.effective_from as "effectiveFrom", p.terms, p.costs
    from benefit_version p join benefit b on b.id = p.benefit_id
    where p.benefit_id = ${benefitId} and ${counts(POLICY)} order by p.effective_from`;
  return rows.map((row) => ({ ...row, terms: termsOf(row) }));
}

/** The benefits in force at that moment, by code; a handful, read whole. */
export async function benefitsAt(sql: Sql, at: Date): Promise<Benefit[]> {
  const costs = sql.restricted ? fragment`'[]'::jsonb` : fragment`p.costs`;
  const rows = await sql.all<Row>`select * from (
    select distinct on (p.benefit_id) b.id, b.code, p.version, p.effective_from as "effectiveFrom", p.terms,
      ${costs} as costs
    from benefit_version p join benefit b on b.id = p.benefit_id
    where p.effective_from <= ${at} and ${counts(POLICY)}
    order by p.benefit_id, p.effective_from desc) newest order by code`;
  return rows.map((row) => ({ ...row, terms: termsOf(row) }));
}
