import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { oppositeOf, type RelationKind } from '../../domain/relations/relation.ts';
import { tagIfMerged } from '../../persistence/merges/tag-if-merged.ts';
import { lockFamilies, openBetween, relationById, type Relation } from '../../persistence/relations/relatives.ts';
import { memberRelationTable } from '../../persistence/tables/member-relation.table.ts';
import { relationSideTable } from '../../persistence/tables/relation-side.table.ts';
import { findPair, type Pair, type PairInput } from './relation-pair.ts';
import { readYes, sayYes, type RelationValue, type RelationWord, type YesCode } from './say-yes.ts';

export interface ProposeRelationInput extends PairInput, RelationWord {
  /** What the other is to the member. */
  readonly kind: RelationKind;
}

/**
 * A member says what another one is to it, and agrees to that; the other is asked. Where the other has said the same
 * before, this is its answer.
 */
export const proposeRelation = defineCommand<ProposeRelationInput, RelationValue, YesCode | 'NOT_FOUND'>({
  name: 'members.propose-relation',
  execute: async (tx, input) => {
    const found = await findPair(tx, input);
    return found.ok ? proposeTo(tx, found.value, input) : found;
  },
});

/** Between two who are locked. */
export async function proposeTo(
  tx: Tx, pair: Pair, { kind, ...word }: RelationWord & { readonly kind: RelationKind },
): Promise<Outcome<RelationValue, YesCode>> {
  const { memberId, relatedId } = pair;
  if (memberId === relatedId) return refused('SELF_RELATED', 'A member is not related to itself.', ['relatedId']);
  await lockFamilies(tx.sql);
  const open = await openBetween(tx.sql, memberId, relatedId);
  const same = open.find(({ sides }) => sideOf(sides, relatedId).role === kind);
  if (!same && open.length > 0) {
    return refused('RELATED_OTHERWISE', 'The two are something else to each other.', ['kind']);
  }
  if (same && sideOf(same.sides, memberId).said) return accepted({ relationId: same.id, memberId });
  const yes = await readYes(tx, { memberId, otherId: relatedId, kind }, word);
  if (!yes.ok) return yes;
  const relation = same ?? await beginRelation(tx, { ...pair, card: null }, kind);
  return accepted(await sayYes(tx, relation, sideOf(relation.sides, memberId), { word, hash: yes.value }));
}

export const sideOf = (sides: Relation['sides'], memberId: string) => sides.find((side) => side.memberId === memberId)!;

/** Who begins it, and with whom: nobody, where a card has no holder that may be asked. */
export interface Begun {
  readonly memberId: string;
  readonly relatedId: string | null;
  /** Who was named, where that is somebody else's id today. */
  readonly named: readonly [string, string | null];
  /** The card by which a member named the other. */
  readonly card: string | null;
}

export async function beginRelation(
  tx: Tx, { memberId, relatedId, named, card }: Begun, kind: RelationKind,
): Promise<Relation> {
  const id = newId(tx.now);
  await tx.sql.insertInto(memberRelationTable, [{ id, state: 'proposed', proposedAt: tx.now, stoodAt: null,
    endedAt: null, endReason: null }]);
  const sides = [{ id: newId(tx.now), memberId, role: oppositeOf(kind), askedCard: card },
    ...relatedId === null ? [] : [{ id: newId(tx.now), memberId: relatedId, role: kind, askedCard: null }]];
  await tx.sql.insertInto(relationSideTable, sides.map((side) => ({ ...side, relationId: id, saidAt: null,
    source: null, textVersion: null, textHash: null, guardianName: null, otherName: null })));
  for (const [index, side] of sides.entries()) {
    await tagIfMerged(tx, 'relation_side', side.id, { named: named[index]!, today: side.memberId });
  }
  return (await relationById(tx.sql, id))!;
}
