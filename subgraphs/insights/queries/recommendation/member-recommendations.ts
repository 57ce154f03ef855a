import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { inTurn } from '../../../kernel/in-turn.ts';
import { emphasised } from '../../domain/recommendation/emphasis.ts';
import { recommend, type Recommendation } from '../../domain/recommendation/recommend.ts';
import type { Recommendation as View } from '../../graphql/recommendation/recommendation.type.ts';
import { tastesOf } from '../../persistence/recommendation/buyers.ts';
import { emphasesOf, newestModel } from '../../persistence/recommendation/shelf.ts';
import { lookedAt, type AtMoment } from './looked-at.ts';
import { lookAround } from './look-around.ts';

/** As many as may be asked for. */
export const MOST_RECOMMENDED = 20;

/** What to show these members next, by whichever of their ids; null for whom there is nothing to know. */
export async function memberRecommendations(
  sql: Sql, keys: readonly AtMoment[],
): Promise<(readonly View[] | null)[]> {
  const { living, members, policy: { version: policyVersion, rules } } = await lookedAt(sql, keys);
  const model = await newestModel(sql);
  const tasteOf = await tastesOf(sql, members.map(({ memberId }) => memberId));
  const version = model?.version ?? null;
  const emphasisOf = await emphasesOf(sql, version);
  const around = await lookAround(sql, members, version, tasteOf);
  // Thousands of pieces for each of however many members: the house answers others in between.
  const found = new Map(await inTurn(around, ({ memberId, programme, buyer, pieces, pairsTo }) => [memberId,
    recommend(buyer, pieces, pairsTo, emphasised(rules, emphasisOf(programme)), MOST_RECOMMENDED)
      .map((one) => viewOf(one, policyVersion, version))] as const));
  return living.map((id) => found.get(id) ?? null);
}

function viewOf(
  { productId, score, reasons }: Recommendation, policyVersion: number, modelVersion: number | null,
): View {
  return {
    product: product(productId), score, policyVersion, modelVersion,
    reasons: reasons.map(({ kind, points, because, matched }) => (
      { kind, score: points, because: because === null ? null : product(because), matched })),
  };
}

function product(uuid: string): { id: string } {
  return { id: encodeId(PREFIX.product, uuid) };
}
