import type { ProgrammeCode } from '../../contracts/words.ts';
import { decisionColumns, type PolicyDecision } from '../../kernel/database/policy-proposals.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Codebook } from '../../words/codebook.ts';
import type { Policy, ProgrammeNumbers } from '../domain/policy.ts';
import type { PolicyDraft } from '../domain/policy-draft.ts';
import type {
  Programme, ProgrammePolicy, ProgrammeRules, ProgrammeRulesInput,
} from '../graphql/programmes/programme.type.ts';
import { bonusFrom, bonusView } from './bonus-rules.ts';
import { loadPolicies, loadVersions, POLICY_NAME, rulesOf, type StoredRules } from '../persistence/policies.ts';

export function programmeView(book: Codebook, code: ProgrammeCode, now: Date): Programme | null {
  if (book.versions('programme', code).length === 0) return null;
  const { nameZh, nameEn, traits: { currency, timeZone } } = book.word('programme', code, now);
  const regions = book.everyCode('region')
    .filter((region) => book.find('region', region, now)?.traits.programme === code)
    .sort((a, b) => book.word('region', a, now).rank - book.word('region', b, now).rank || (a < b ? -1 : 1));
  return { code, name: nameZh, nameZh, nameEn, currency, timeZone, regions };
}

export function programmeViews(book: Codebook, now: Date): Programme[] {
  const rank = (code: string) => book.word('programme', code, now).rank;
  return book.everyCode('programme').sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((code) => programmeView(book, code, now)!);
}

/** All versions of each programme, as the rules read them. */
export async function policiesOf(
  sql: Sql, codes: readonly ProgrammeCode[],
): Promise<Policy[][]> {
  const all = await loadPolicies(sql);
  return codes.map((code) => all.filter((policy) => policy.programme === code));
}

export interface VersionKey {
  readonly programme: ProgrammeCode;
  readonly version: number;
}

/** Versions as the rules read them, whether they count or not. */
export async function versionsOf(sql: Sql, keys: readonly VersionKey[]): Promise<(Policy | null)[]> {
  const found = await loadVersions(sql, keys);
  return keys.map(({ programme, version }) =>
    found.find((one) => one.programme === programme && one.version === version) ?? null);
}

/** A version before it is known who reads it. */
export type PolicyView = Omit<ProgrammePolicy, 'isOwn'> & PolicyDecision;

/** All versions of each programme, newest first, for people. */
export async function policyViewsOf(
  sql: Sql, codes: readonly ProgrammeCode[],
): Promise<PolicyView[][]> {
  const rows = await sql.all<{
    programme: ProgrammeCode; version: number; effective_from: Date; published_by: string;
    published_at: Date; note: string | null; rules: StoredRules;
  } & PolicyDecision>`select programme, p.version, p.effective_from, published_by, published_at, note, rules,
      ${decisionColumns(!sql.restricted)}
    from programme_policy p left join policy_proposal q on q.policy = ${POLICY_NAME} and q.version = p.version
    where programme = any(${[...codes]}::text[]) order by p.version desc`;
  const byCode = Map.groupBy(rows, (row) => row.programme);
  return codes.map((code) => (byCode.get(code) ?? []).map((row) => ({
    programmeCode: row.programme, version: row.version, effectiveFrom: row.effective_from,
    publishedBy: row.published_by,
    publishedAt: row.published_at, note: row.note, state: row.state,
    decidedBy: row.decidedBy, decidedAt: row.decidedAt, decisionNote: row.decisionNote, proposerId: row.proposerId,
    rules: rulesView(rulesOf(row.rules)),
  })));
}

export function rulesView(rules: ProgrammeNumbers): ProgrammeRules {
  const { rates, tiers, interactions, downgrade } = rules;
  return {
    ...numbersOf(rules), downgrade, interactions: { ...interactions },
    rates: Object.entries(rates).flatMap(([marginClass, units]) => (units ? [{
      marginClass, pointsNumerator: units.points[0], pointsDenominator: units.points[1],
      growthNumerator: units.growth[0], growthDenominator: units.growth[1],
    }] : [])),
    tiers: tiers.map(({ threshold, bonusPercent, ...names }, rank) => (
      { tier: { ...names, rank }, threshold, bonusPercent })),
    bonuses: rules.bonuses.map(bonusView),
  };
}

const SINGLE = [
  'pointsPerUnit', 'lotMonths', 'graceLotDays', 'tierMonths', 'retentionPercent', 'graceDays',
  'adjustmentLimit', 'adjustmentDays', 'adjustmentDailyLimit', 'profileReward', 'writeOffMonths',
  'expiryNoticeDays', 'expiryReminderDays', 'graceNoticeDays', 'graceReminderDays', 'graceLastDays', 'burnPercent',
] as const satisfies readonly (keyof ProgrammeNumbers & keyof ProgrammeRules)[];

const numbersOf = (rules: Pick<ProgrammeRules, (typeof SINGLE)[number]>) =>
  Object.fromEntries(SINGLE.map((name) => [name, rules[name]])) as
    Record<(typeof SINGLE)[number], number>;

/** What an input asks for, named as it was named. */
export function draftFrom(view: ProgrammeRulesInput): PolicyDraft {
  const { rates, tiers, interactions, downgrade } = view;
  return {
    ...numbersOf(view), downgrade: downgrade as ProgrammeNumbers['downgrade'],
    interactions: { ...interactions }, bonuses: view.bonuses?.map(bonusFrom) ?? null,
    rates: rates.map((row) => ({
      marginClass: row.marginClass, points: [row.pointsNumerator, row.pointsDenominator],
      growth: [row.growthNumerator, row.growthDenominator],
    })),
    tiers: tiers.map(({ tier, nameZh, nameEn, threshold, bonusPercent }) => (
      { code: tier, nameZh: nameZh ?? null, nameEn: nameEn ?? null, threshold, bonusPercent })),
  };
}
