import { moneyView } from '../../../kernel/money.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { caresOf } from '../../domain/recommendation/care-plan.ts';
import { bpsOf, predict, type Prediction } from '../../domain/prediction/predict.ts';
import { intervalsOf } from '../../domain/prediction/purchase-days.ts';
import type { InsightPolicy } from '../../domain/policy.ts';
import type { MemberPrediction } from '../../graphql/prediction/prediction.type.ts';
import { knownBuyers } from '../../persistence/prediction/known-buyers.ts';
import { momentsOf } from '../../persistence/moments.ts';
import { insightPolicyAt } from '../../persistence/policies.ts';
import { newestFits, type NewestFit } from '../../persistence/prediction/prediction-fits.ts';
import { readSurvivors } from '../../persistence/read-survivors.ts';

export interface PredictionKey { readonly memberId: string; readonly at: Date }
interface Row { memberId: string; region: string; programme: string; currency: string }

/**
 * As of the asking and by whichever of a member's ids, worked out of the orders that stand now; null for whom
 * there is nothing to know.
 */
export async function memberPredictions(
  sql: Sql, keys: readonly PredictionKey[],
): Promise<(MemberPrediction | null)[]> {
  const { at } = keys[0]!;
  const living = await readSurvivors(sql, keys.map(({ memberId }) => memberId));
  const policy = await insightPolicyAt(sql, at);
  const todayIn = new Map(momentsOf(await readCodebook(sql), at, policy.rules).map((one) => [one.region, one.today]));
  const fits = await newestFits(sql);
  const facts = await sql.all<Row>`select member_id as "memberId", region, programme, currency from member_fact
    where member_id = any(${[...new Set(living)]}::uuid[])`;
  const members = facts.map((fact) => ({ ...fact, today: todayIn.get(fact.region)! }));
  const knownOf = await knownBuyers(sql, members);
  const views = new Map(members.map((member) => {
    const fit = fits.get(member.programme) ?? null;
    const found = predict(knownOf(member.memberId), fit?.found ?? null, member.today, policy.rules);
    return [member.memberId, predictionView(found, fit, member, policy)];
  }));
  return living.map((id) => views.get(id) ?? null);
}

function predictionView(
  { explained, statistical, missing, reasons, seen }: Prediction, fit: NewestFit | null,
  { today, currency }: { today: string; currency: string }, { version, rules }: InsightPolicy,
): MemberPrediction {
  const cares = statistical ? caresOf(statistical.potential, rules) : [];
  return {
    asOf: today, policyVersion: version, missing, churnReasons: [...reasons],
    potential: statistical?.potential ?? null, care: cares[0] ?? null, cares,
    explained: explained && { ...explained, intervals: intervalsOf(seen.days).reverse().slice(0, 100) },
    statistical: statistical && {
      probabilityAliveBps: bpsOf(statistical.probabilityAlive),
      expectedOrders: statistical.expectedOrders.toFixed(3), horizonMonths: rules.horizonMonths,
      expectedValue: moneyView(BigInt(statistical.valueMinor), currency),
      fittedAt: fit!.fittedAt, version: fit!.version,
    },
  };
}
