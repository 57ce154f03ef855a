import { sql as fragment, type RawBuilder } from 'kysely';
import type { InsightRules } from '../domain/policy.ts';
import { monetarySteps, RFM_SEGMENTS, sidesOf, type RfmView } from '../domain/rfm.ts';
import { stageText } from './moments.ts';

/**
 * The rules of domain/lifecycle.ts and domain/rfm.ts as SQL over `measuresOf`, for whole programmes at once;
 * a test holds the two together. Scores are null where nothing was bought in these months.
 */
export function scoredOf(
  measures: RawBuilder<unknown>, rules: InsightRules, decimals: number, view: RfmView,
): RawBuilder<unknown> {
  const scores = view === 'thresholds' ? byThresholds(rules, decimals) : byQuantiles();
  return fragment`(
    select m.*, ${lifecycle(rules)} as lifecycle, ${frequency(rules)} as frequency_class,
      ${segment(rules)} as segment
    from (select measures.*, ${scores} from ${measures} measures) m)`;
}

function lifecycle({ newDays, activeDays, dormantDays }: InsightRules): RawBuilder<unknown> {
  return fragment.raw(stageText([newDays, activeDays, dormantDays].map(String), 'm.first_days', 'm.days'));
}

function frequency({ highOrders, mediumOrders }: InsightRules): RawBuilder<unknown> {
  return fragment`case when m.frequency_orders = 0 then null when m.frequency_orders >= ${highOrders}::int then 'high'
    when m.frequency_orders >= ${mediumOrders}::int then 'medium' else 'low' end`;
}

/** One step each that is reached. */
function reached(steps: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const sum = fragment.join(steps.map((step) => fragment`(${step})::int`), fragment` + `);
  return fragment`case when rfm_orders > 0 then 1 + ${sum} end`;
}

function byThresholds(rules: InsightRules, decimals: number): RawBuilder<unknown> {
  const money = monetarySteps(rules.monetaryUnits, decimals);
  return fragment`${reached(rules.recencyDays.map((most) => fragment`days <= ${most}::int`))} as recency,
    ${reached(rules.frequencyOrders.map((least) => fragment`rfm_orders >= ${least}::int`))} as frequency,
    ${reached(money.map((least) => fragment`rfm_minor >= ${least}::bigint`))} as monetary`;
}

/** Among those that are scored at all: whole fifths that are below, and one. */
function byQuantiles(): RawBuilder<unknown> {
  const among = (order: RawBuilder<unknown>) => fragment`case when rfm_orders > 0 then (1 + (5 * (
    rank() over (partition by rfm_orders > 0 order by ${order}) - 1))
    / count(*) over (partition by rfm_orders > 0))::int end`;
  return fragment`${among(fragment`days desc`)} as recency, ${among(fragment`rfm_orders`)} as frequency,
    ${among(fragment`rfm_minor`)} as monetary`;
}

function segment({ recencyHigh, frequencyHigh, monetaryHigh }: InsightRules): RawBuilder<unknown> {
  const sides = fragment`concat((recency >= ${recencyHigh}::int)::int, (frequency >= ${frequencyHigh}::int)::int,
    (monetary >= ${monetaryHigh}::int)::int)`;
  const cases = RFM_SEGMENTS.map((name) => fragment`when ${sidesOf(name)} then ${name}`);
  return fragment`case when recency is not null then case ${sides} ${fragment.join(cases, fragment` `)} end end`;
}
