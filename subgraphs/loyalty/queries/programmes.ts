import {
  FULFILMENTS, MARGIN_CLASSES, TIERS, type ProgrammeCode,
} from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Policy, PolicyRules } from '../domain/policy.ts';
import type { Programme, ProgrammePolicy, ProgrammeRules } from '../graphql/programme.type.ts';
import { loadPolicies } from '../persistence/policies.ts';

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
    published_at: Date; note: string | null; rules: PolicyRules;
  }>`select programme, version, effective_from, published_by, published_at, note, rules
    from programme_policy where programme = any(${[...codes]}::text[])
    order by version desc`;
  const byCode = Map.groupBy(rows, (row) => row.programme);
  return codes.map((code) => (byCode.get(code) ?? []).map((row) => ({
    version: row.version, effectiveFrom: row.effective_from, publishedBy: row.published_by,
    publishedAt: row.published_at, note: row.note, rules: rulesView(row.rules),
  })));
}

export function rulesView(rules: PolicyRules): ProgrammeRules {
  const { rates, tiers, windowDays, ...rest } = rules;
  return {
    ...rest,
    rates: MARGIN_CLASSES.map((marginClass) => ({
      marginClass, pointsNumerator: rates[marginClass].points[0],
      pointsDenominator: rates[marginClass].points[1],
      growthNumerator: rates[marginClass].growth[0],
      growthDenominator: rates[marginClass].growth[1],
    })),
    tiers: TIERS.map((tier) => ({ tier, ...tiers[tier] })),
    windows: FULFILMENTS.map((fulfilment) => ({ fulfilment, days: windowDays[fulfilment] })),
  };
}

/** The rules of an input, or null when a class, tier or way is missing or named twice. */
export function rulesFrom(view: ProgrammeRules): PolicyRules | null {
  const { rates, tiers, windows, interactions, downgrade, ...rest } = view;
  const whole = <T>(words: readonly string[], rows: readonly T[], nameOf: (row: T) => string) =>
    rows.length === words.length && words.every((word) => rows.some((r) => nameOf(r) === word));
  if (!whole(MARGIN_CLASSES, rates, (r) => r.marginClass) || !whole(TIERS, tiers, (t) => t.tier)
    || !whole(FULFILMENTS, windows, (w) => w.fulfilment)) return null;
  return {
    ...rest, downgrade: downgrade as PolicyRules['downgrade'], interactions: { ...interactions },
    rates: Object.fromEntries(rates.map((r) => [r.marginClass, {
      points: [r.pointsNumerator, r.pointsDenominator],
      growth: [r.growthNumerator, r.growthDenominator],
    }])) as unknown as PolicyRules['rates'],
    tiers: Object.fromEntries(tiers.map(({ tier, threshold, bonusPercent }) =>
      [tier, { threshold, bonusPercent }])) as PolicyRules['tiers'],
    windowDays: Object.fromEntries(windows.map(({ fulfilment, days }) =>
      [fulfilment, days])) as PolicyRules['windowDays'],
  };
}
