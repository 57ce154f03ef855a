import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { connectionFirst } from '../../kernel/graph/page.ts';
import type { PlanTerms } from '../graphql/terms/terms.type.ts';
import { planTermsTable } from '../persistence/tables/plan-terms.table.ts';
import type { TermsRow } from '../persistence/terms.ts';

type Row = Partial<TermsRow>
  & Pick<TermsRow, 'id' | 'region' | 'version' | 'textZh' | 'textEn' | 'state' | 'decidedAt'>;

/** The terms in force by region. */
export async function termsOfRegion(sql: Sql, regions: readonly string[]): Promise<(PlanTerms | null)[]> {
  const rows = await sql.all<Row>`select id, region, version, text_zh as "textZh", text_en as "textEn", state,
      decided_at as "decidedAt"
    from plan_terms where state = 'in_force' and region = any(${[...regions]}::text[])`;
  const byRegion = new Map(rows.map((row) => [row.region, termsView(row)]));
  return regions.map((region) => byRegion.get(region) ?? null);
}

export async function termsById(sql: Sql, ids: readonly string[]): Promise<(PlanTerms | null)[]> {
  const columns = sql.restricted ? fragment.raw(OPEN) : columnsOf(planTermsTable);
  const rows = await sql.all<Row>`select ${columns} from plan_terms where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, termsView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

const OPEN = ['id', 'region', 'version', 'text_zh as "textZh"', 'text_en as "textEn"', 'state',
  'decided_at as "decidedAt"'].join(', ');

/** The newest first; what waits, and whatever is head office's own, only for it. */
export async function newestTerms(
  sql: Sql, { first, isHouse }: { readonly first: number; readonly isHouse: boolean },
): Promise<PlanTerms[]> {
  const limit = connectionFirst({ first });
  const rows = isHouse
    ? await sql.all<Row>`select ${columnsOf(planTermsTable)} from plan_terms
        order by region, version desc limit ${limit}`
    : await sql.all<Row>`select ${fragment.raw(OPEN)} from plan_terms where state in ('in_force', 'closed')
        order by region, version desc limit ${limit}`;
  return rows.map(termsView);
}

function termsView(row: Row): PlanTerms {
  const { region, version, textZh, textEn, state, decidedAt } = row;
  const ofHouse = row.review === undefined ? null : {
    review: row.review, proposedBy: row.proposedBy!, proposedById: row.proposedById!, proposedAt: row.proposedAt!,
    decidedBy: row.decidedBy ?? null, note: row.note ?? null,
  };
  const id = encodeId(PREFIX.planTerms, row.id);
  return { id, region, version, textZh, textEn, state, decidedAt, ofHouse } as PlanTerms;
}
