import type { Sql } from '../../../kernel/database/sql.ts';
import { buyerOf, type Buyer, type Piece, type Taste } from '../../domain/recommendation/piece.ts';
import type { Affinity } from '../../domain/recommendation/together.ts';
import { boughtPieces, type Looked } from '../../persistence/recommendation/buyers.ts';
import { affinitiesOf, shelfOf, type Programme } from '../../persistence/recommendation/shelf.ts';

export interface Asked extends Looked, Programme {}

/** A member, what may be shown to it, and what others bought together. */
export interface Around {
  readonly memberId: string;
  readonly programme: string;
  readonly buyer: Buyer;
  readonly pieces: readonly Piece[];
  readonly pairsTo: (otherId: string) => readonly Affinity[];
}

/**
 * All that these members' recommendations are worked out of, each as of its day, by a model: three statements for
 * however many members. What is shown and what is held against what came begin here alike.
 */
export async function lookAround(
  sql: Sql, members: readonly Asked[], version: number | null, tasteOf: (memberId: string) => Taste,
): Promise<Around[]> {
  const bought = await boughtPieces(sql, members);
  const buyers = members.map(({ memberId, programme, today }) => (
    { memberId, programme, buyer: buyerOf(bought.get(memberId) ?? [], today, tasteOf(memberId)) }));
  const owned = new Set(buyers.flatMap(({ buyer }) => buyer.owned.map(({ productId }) => productId)));
  const pairs = Map.groupBy(await affinitiesOf(sql, [...owned], version), ({ otherId }) => otherId);
  const programmes = [...new Map(members.map(({ programme, currency }) => (
    [programme, { programme, currency }]))).values()];
  const shelves = await shelfOf(sql, programmes, version, [...pairs.keys()]);
  return buyers.map((member) => ({ ...member,
    pieces: shelves.get(member.programme) ?? [], pairsTo: (otherId) => pairs.get(otherId) ?? [] }));
}
