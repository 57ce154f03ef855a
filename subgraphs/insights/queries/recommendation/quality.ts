import type { Sql } from '../../../kernel/database/sql.ts';
import type { RecommendationQuality } from '../../graphql/recommendation/recommendation.type.ts';

/** Of a programme, the newest first. */
export async function recommendationQuality(
  sql: Sql, programmeCode: string, first: number,
): Promise<RecommendationQuality[]> {
  return sql.all<RecommendationQuality>`select q.version, q.programme as "programmeCode", cut_on::text as "cutOn",
      seen_on::text as "seenOn", policy_version as "policyVersion", members, hits, popular_hits as "popularHits",
      hits * 10000 / nullif(members, 0) as "hitRateBps",
      popular_hits * 10000 / nullif(members, 0) as "popularHitRateBps", measured_at as "measuredAt",
      coalesce(e.popular_times, 1) as "popularTimes"
    from recommendation_quality q left join recommendation_emphasis e using (version, programme)
    where q.programme = ${programmeCode} order by q.version desc limit ${first}`;
}

/** Whether there are purchases, and no model has seen any yet. */
export async function lacksModel(sql: Sql): Promise<boolean> {
  return (await sql.one<{ lacks: boolean }>`select exists (select 1 from member_fact where last_day is not null)
    and not exists (select 1 from recommendation_model where not held_out and buyers > 0) as lacks`).lacks;
}
