import { sql as fragment } from 'kysely';
import type { ProgrammeCode } from '../../contracts/words.ts';
import { counts } from '../../kernel/database/policy-proposals.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { withDefaults } from '../../kernel/policy.ts';
import { DEFAULT_RULES, type Policy, type PolicyRules, type TierRule } from '../domain/policy.ts';

type Numbers = Pick<TierRule, 'threshold' | 'bonusPercent'>;

/** Rules as they may stand in a version: some are younger than it, and tiers were numbers by code once. */
export interface StoredRules extends Omit<Partial<PolicyRules>, 'tiers'> {
  readonly tiers?: readonly TierRule[] | Readonly<Record<string, Numbers>>;
}

/** A version as it was stored, with what it is too old to know. */
export function rulesOf(stored: StoredRules): PolicyRules {
  const interactions = withDefaults(stored.interactions ?? {}, DEFAULT_RULES.interactions);
  return { ...withDefaults(stored, DEFAULT_RULES), interactions, tiers: tiersFrom(stored.tiers) };
}

function tiersFrom(stored: StoredRules['tiers']): readonly TierRule[] {
  if (!stored) return DEFAULT_RULES.tiers;
  if (Array.isArray(stored)) return stored as readonly TierRule[];
  return Object.entries(stored as Readonly<Record<string, Numbers>>).map(([code, numbers]) => {
    const known = DEFAULT_RULES.tiers.find((tier) => tier.code === code);
    return { code, nameZh: known?.nameZh ?? code, nameEn: known?.nameEn ?? code, ...numbers };
  }).sort((a, b) => a.threshold - b.threshold);
}

/** What the proposals call a programme's policy, here and in SQL of the row `p`. */
export const policyName = (programme: ProgrammeCode): string => `programme_policy:${programme}`;
export const POLICY_NAME = fragment`'programme_policy:' || p.programme`;

/** Whether the version `p` counts: approved by a second person, or the house's own. */
export const COUNTS = counts(POLICY_NAME);

interface PolicyRow {
  programme: ProgrammeCode; version: number; effective_from: Date; rules: StoredRules; time_zone: string;
  currency: string;
}

const policyFrom = (row: PolicyRow): Policy => ({
  programme: row.programme, version: row.version, effectiveFrom: row.effective_from, zone: row.time_zone,
  currency: row.currency, rules: rulesOf(row.rules),
});

const OF_VERSION = fragment`p.programme, p.version, p.effective_from, p.rules, h.time_zone, h.currency
    from programme_policy p join programme h on h.code = p.programme`;

/** Every version that counts, of every programme, oldest first: a handful of rows. */
export async function loadPolicies(sql: Sql): Promise<Policy[]> {
  const rows = await sql.all<PolicyRow>`select ${OF_VERSION} where ${COUNTS} order by p.effective_from`;
  return rows.map(policyFrom);
}

/** These versions, whether they count or not. */
export async function loadVersions(
  sql: Sql, keys: readonly { programme: ProgrammeCode; version: number }[],
): Promise<Policy[]> {
  const rows = await sql.all<PolicyRow>`select ${OF_VERSION} where (p.programme, p.version) in (
    select * from unnest(${keys.map((key) => key.programme)}::text[], ${keys.map((key) => key.version)}::int[]))`;
  return rows.map(policyFrom);
}
