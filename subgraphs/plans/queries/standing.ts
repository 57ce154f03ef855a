import type { GraphContext } from '../../kernel/graph/context.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { localDay } from '../../kernel/business-day.ts';
import { codebooks } from '../../words/read-codebook.ts';
import type { PlanRules } from '../domain/policy.ts';
import { planPolicies } from '../persistence/policies.ts';

/** The numbers of these versions. */
export async function rulesByVersion(sql: Sql, versions: readonly number[]): Promise<PlanRules[]> {
  const all = await planPolicies.all(sql);
  return versions.map((version) => all.find((policy) => policy.version === version)!.rules);
}

/** 'YYYY-MM-DD' of the region today. */
export async function dayIn(context: GraphContext, region: string): Promise<string> {
  const book = await context.load(codebooks, 'all');
  const { year, month, day } = localDay(context.now, book.zoneOf(region, context.now));
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
