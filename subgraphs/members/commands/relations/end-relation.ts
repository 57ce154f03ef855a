import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { oppositeOf } from '../../domain/relations/relation.ts';
import { openBetween, type Relation } from '../../persistence/relations/relatives.ts';
import { tellRelations } from '../../persistence/relations/tell-relations.ts';
import { findRelation } from './find-relation.ts';
import type { RelationValue } from './say-yes.ts';

export interface EndRelationInput {
  readonly relationId: string;
  /** Who takes its word back, or never gave it. */
  readonly memberId: string;
}

/** Either side ends it, also what it was only asked for. What a merge left twice ends at once. */
export const endRelation = defineCommand<EndRelationInput, RelationValue, 'NOT_FOUND'>({
  name: 'members.end-relation',
  execute: async (tx, { relationId, memberId: asked }) => {
    const found = await findRelation(tx, relationId, asked);
    if (!found) return refused('NOT_FOUND', 'There is no such relation.', ['relationId']);
    const memberId = found.memberId!;
    const open = found.relation.state === 'ended' ? [] : await sameAs(tx, found.relation, memberId);
    for (const { id, state, sides } of open) {
      const said = sides.find((side) => side.memberId === memberId)!.said;
      await tx.sql.run`update member_relation set state = 'ended', ended_at = ${tx.now},
        end_reason = ${said ? 'withdrawn' : 'declined'} where id = ${id}`;
      for (const side of sides) {
        tx.audit({ subjectId: side.memberId, before: { relationId: id, kind: oppositeOf(side.role), state },
          after: { state: 'ended', byItself: side.memberId === memberId } });
      }
    }
    if (open.some(({ state }) => state === 'standing')) await tellRelations(tx, [memberId], relationId);
    return accepted({ relationId, memberId });
  },
});

/** A card that nobody has leaves a relation with one side, which nothing doubles. */
async function sameAs(tx: Tx, relation: Relation, memberId: string): Promise<Relation[]> {
  const mine = relation.sides.find((side) => side.memberId === memberId)!;
  const other = relation.sides.find((side) => side.memberId !== memberId);
  if (!other) return [relation];
  return (await openBetween(tx.sql, memberId, other.memberId)).filter(({ sides }) =>
    sides.some((side) => side.memberId === memberId && side.role === mine.role));
}
