import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { decisionColumns } from '../../../kernel/database/policy-proposals.ts';
import type { PolicyVersion } from '../../../kernel/database/policy-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { BenefitTerms as Terms, ProgrammeAmount } from '../../domain/benefits/terms.ts';
import type { BenefitTerms } from '../../graphql/benefits/benefit-terms.type.ts';
import type { Benefit } from '../../graphql/benefits/benefit.type.ts';
import { termsOf } from '../../persistence/benefits/benefits.ts';

const viewOf = ({ id, code }: { id: string; code: string }): Benefit =>
  ({ id: encodeId(PREFIX.benefit, id), uuid: id, code });

export async function benefitsById(sql: Sql, ids: readonly string[]): Promise<(Benefit | null)[]> {
  const rows = await sql.all<{ id: string; code: string }>`select id, code from benefit
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** All of them, by code: a catalogue that people keep in mind. */
export async function allBenefits(sql: Sql): Promise<Benefit[]> {
  const rows = await sql.all<{ id: string; code: string }>`select id, code from benefit order by code limit 200`;
  return rows.map(viewOf);
}

export type VersionView = PolicyVersion<BenefitTerms>;
type Row = Omit<VersionView, 'rules'> & { benefitId: string; terms: unknown; costs: unknown };

/** Each benefit's versions, the newest first; what does not count, who and why are head office's own. */
export async function benefitVersionsOf(sql: Sql, ids: readonly string[]): Promise<VersionView[][]> {
  const isHeadOffice = !sql.restricted;
  const own = fragment.raw(isHeadOffice ? 'p.costs, p.published_by as "publishedBy", p.note'
    : `null as costs, null as "publishedBy", null as note`);
  const rows = await sql.all<Row>`
    select p.benefit_id as "benefitId", p.version, p.effective_from as "effectiveFrom", p.published_at as "publishedAt",
      p.terms, ${own}, ${decisionColumns(isHeadOffice)}
    from benefit_version p
    left join policy_proposal q on q.policy = 'benefit:' || p.benefit_id and q.version = p.version
    where p.benefit_id = any(${[...ids]}::uuid[])
      and (${isHeadOffice}::boolean or coalesce(q.state, 'approved') = 'approved')
    order by p.version desc`;
  const byBenefit = Map.groupBy(rows, ({ benefitId }) => benefitId);
  return ids.map((id) => (byBenefit.get(id) ?? []).slice(0, 100).map(({ terms, costs, benefitId: _, ...version }) => (
    { ...version, rules: termsView(termsOf({ terms, costs }), isHeadOffice) })));
}

const amountsView = (amounts: readonly ProgrammeAmount[]) => amounts.map(({ programme, amount }) => (
  { programmeCode: programme, amount: moneyView(amount.minor, amount.currency) }));

export function termsView(terms: Terms, isHeadOffice: boolean): BenefitTerms {
  const { funderId, outletIds, segmentId, ...rest } = terms;
  return {
    ...rest, funder: funderId === null ? null : { id: encodeId(PREFIX.franchise, funderId) },
    segment: isHeadOffice && segmentId !== null ? { id: encodeId(PREFIX.segment, segmentId) } : null,
    outlets: outletIds.map((id) => ({ id: encodeId(PREFIX.outlet, id) })),
    allowances: terms.allowances.map(({ programme, tier, ...allowance }) => (
      { ...allowance, programmeCode: programme, tierCode: tier })),
    costs: isHeadOffice ? amountsView(terms.costs) : null,
    leastLifetime: amountsView(terms.leastLifetime), leastPurchase: amountsView(terms.leastPurchase),
  };
}
