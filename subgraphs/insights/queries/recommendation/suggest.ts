import type { Sql } from '../../../kernel/database/sql.ts';
import type { Buyer, Piece, Taste } from '../../domain/recommendation/piece.ts';
import { buyerOf } from '../../domain/recommendation/piece.ts';
import { recommend, type Recommendation, type RecommendationRules } from '../../domain/recommendation/recommend.ts';
import { boughtPieces, type Looked } from '../../persistence/recommendation/buyers.ts';
import { affinitiesOf, shelfOf, type Programme } from '../../persistence/recommendation/shelf.ts';

export interface Asked extends Looked, Programme {}

export interface Suggested {
  readonly buyer: Buyer;
  readonly pieces: readonly Piece[];
  readonly recommended: readonly Recommendation[];
}

/**
 * Recommends to these members, each as of its day, by a model: three statements for however many members. What is
 * shown and what is held against what came are worked out here alike.
 */
export async function suggest(
  sql: Sql, members: readonly Asked[], version: number | null, tasteOf: (memberId: string) => Taste,
  rules: RecommendationRules, first: number,
): Promise<Map<string, Suggested>> {
  const bought = await boughtPieces(sql, members);
  const buyers = members.map((member) => ({ ...member,
    buyer: buyerOf(bought.get(member.memberId) ?? [], member.today, tasteOf(member.memberId)) }));
  const owned = new Set(buyers.flatMap(({ buyer }) => buyer.owned.map(({ productId }) => productId)));
  const affinities = await affinitiesOf(sql, [...owned], version);
  const pairsTo = Map.groupBy(affinities, ({ otherId }) => otherId);
  const programmes = [...new Map(members.map(({ programme, currency }) => (
    [programme, { programme, currency }]))).values()];
  const shelves = await shelfOf(sql, programmes, version, [...pairsTo.keys()]);
  return new Map(buyers.map(({ memberId, programme, buyer }) => {
    const pieces = shelves.get(programme) ?? [];
    return [memberId, { buyer, pieces, recommended:
      recommend(buyer, pieces, (otherId) => pairsTo.get(otherId) ?? [], rules, first) }];
  }));
}
