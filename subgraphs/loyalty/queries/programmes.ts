import { MARGIN_CLASSES, TIERS, type ProgrammeCode } from '../../contracts/words.ts';
import { decisionColumns, type PolicyDecision } from '../../kernel/database/policy-proposals.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Policy, PolicyRules, ProgrammeNumbers } from '../domain/policy.ts';
import type { Programme, ProgrammePolicy, ProgrammeRules } from '../graphql/programme.type.ts';
import { loadPolicies, POLICY_NAME, rulesOf } from '../persistence/policies.ts';

export async function programmesByCode(
  sql: Sql, codes: readonly ProgrammeCode[],
): Promise<(Programme | null)[]> {
  const rows = await sql.all<{
    code: ProgrammeCode; name: string; currency: string; time_zone: string; regions: string[];
  }>`select code, name, currency, time_zone, regions from programme where code = any(${[...codes]}::text[])`;
  const byCode = new Map(rows.map((row) => [row.code, {
    code: row.code, name: row.name, currency: row.currency, timeZone: row.time_zone,
    regions: row.regions,
  }]));
  return codes.map((code) => byCode.get(code) ?? null);
}

/** All versions of each programme, as the rules read them. */
export async function policiesOf(
  sql: Sql, codes: readonly ProgrammeCode[],
): Promise<Policy[][]> {
  const all = await loadPolicies(sql);
  return codes.map((code) => all.filter((policy) => policy.programme === code));
}

/** All versions of each programme, newest first, for people. */
export async function policyViewsOf(
  sql: Sql, codes: readonly ProgrammeCode[],
): Promise<ProgrammePolicy[][]> {
  const rows = await sql.all<{
    programme: ProgrammeCode; version: number; effective_from: Date; published_by: string;
    published_at: Date; note: string | null; rules: Partial<PolicyRules>;
  } & PolicyDecision>`select programme, p.version, p.effective_from, published_by, published_at, note, rules,
      ${decisionColumns(!sql.restricted)}
    from programme_policy p left join policy_proposal q on q.policy = ${POLICY_NAME} and q.version = p.version
    where programme = any(${[...codes]}::text[]) order by p.version desc`;
  const byCode = Map.groupBy(rows, (row) => row.programme);
  return codes.map((code) => (byCode.get(code) ?? []).map((row) => ({
    version: row.version, effectiveFrom: row.effective_from, publishedBy: row.published_by,
    publishedAt: row.published_at, note: row.note, state: row.state,
    decidedBy: row.decidedBy, decidedAt: row.decidedAt, decisionNote: row.decisionNote,
    rules: rulesView(rulesOf(row.rules)),
  })));
}

export function rulesView(rules: ProgrammeNumbers): ProgrammeRules {
  const { rates, tiers, interactions, downgrade } = rules;
  return {
    ...numbersOf(rules), downgrade, interactions: { ...interactions },
    rates: MARGIN_CLASSES.map((marginClass) => ({
      marginClass, pointsNumerator: rates[marginClass].points[0],
      pointsDenominator: rates[marginClass].points[1],
      growthNumerator: rates[marginClass].growth[0],
      growthDenominator: rates[marginClass].growth[1],
    })),
    tiers: TIERS.map((tier) => ({ tier, ...tiers[tier] })),
  };
}

const SINGLE = [
  'pointsPerUnit', 'lotMonths', 'graceLotDays', 'tierMonths', 'retentionPercent', 'graceDays',
  'adjustmentLimit', 'adjustmentDays', 'adjustmentDailyLimit',
] as const satisfies readonly (keyof ProgrammeNumbers & keyof ProgrammeRules)[];

const numbersOf = (rules: Pick<ProgrammeRules, (typeof SINGLE)[number]>) =>
  Object.fromEntries(SINGLE.map((name) => [name, rules[name]])) as
    Record<(typeof SINGLE)[number], number>;

/** The rules of an input, or null when a class or tier is missing or named twice. */
export function rulesFrom(view: ProgrammeRules): ProgrammeNumbers | null {
  const { rates, tiers, interactions, downgrade } = view;
  const whole = <T>(words: readonly string[], rows: readonly T[], nameOf: (row: T) => string) =>
    rows.length === words.length && words.every((word) => rows.some((r) => nameOf(r) === word));
  if (!whole(MARGIN_CLASSES, rates, (r) => r.marginClass) || !whole(TIERS, tiers, (t) => t.tier)) {
    return null;
  }
  return {
    ...numbersOf(view), downgrade: downgrade as ProgrammeNumbers['downgrade'],
    interactions: { ...interactions },
    rates: Object.fromEntries(rates.map((r) => [r.marginClass, {
      points: [r.pointsNumerator, r.pointsDenominator],
      growth: [r.growthNumerator, r.growthDenominator],
    }])) as unknown as ProgrammeNumbers['rates'],
    tiers: Object.fromEntries(tiers.map(({ tier, threshold, bonusPercent }) =>
      [tier, { threshold, bonusPercent }])) as ProgrammeNumbers['tiers'],
  };
}
