import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { Recommendation as View } from '../../graphql/recommendation/recommendation.type.ts';
import { tastesOf } from '../../persistence/recommendation/buyers.ts';
import { newestModel } from '../../persistence/recommendation/shelf.ts';
import { lookedAt, type AtMoment } from './looked-at.ts';
import { suggest } from './suggest.ts';

/** As many as may be asked for. */
export const MOST_RECOMMENDED = 20;

/** What to show these members next, by whichever of their ids; null for whom there is nothing to know. */
export async function memberRecommendations(
  sql: Sql, keys: readonly AtMoment[],
): Promise<(readonly View[] | null)[]> {
  const { living, members, policy: { version: policyVersion, rules } } = await lookedAt(sql, keys);
  const model = await newestModel(sql);
  const tasteOf = await tastesOf(sql, members.map(({ memberId }) => memberId));
  const found = await suggest(sql, members, model?.version ?? null, tasteOf, rules, MOST_RECOMMENDED);
  const product = (uuid: string) => ({ id: encodeId(PREFIX.product, uuid) });
  return living.map((id) => found.get(id)?.recommended.map(({ productId, score, reasons }) => ({
    product: product(productId), score, policyVersion, modelVersion: model?.version ?? null,
    reasons: reasons.map(({ kind, points, because, matched }) => (
      { kind, score: points, because: because === null ? null : product(because), matched })),
  })) ?? null);
}
