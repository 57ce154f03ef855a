import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockFamilies } from '../../persistence/relations/relatives.ts';
import { findRelation } from './find-relation.ts';
import { readYes, sayYes, type RelationValue, type RelationWord, type YesCode } from './say-yes.ts';

export interface AgreeToRelationInput extends RelationWord {
  readonly relationId: string;
  /** Who speaks; null: whoever has not spoken yet. */
  readonly memberId: string | null;
}

export type AgreeToRelationCode = YesCode | 'NOT_FOUND' | 'RELATION_ENDED';

/** The other side says yes, and the relation stands. */
export const agreeToRelation = defineCommand<AgreeToRelationInput, RelationValue, AgreeToRelationCode>({
  name: 'members.agree-to-relation',
  execute: async (tx, { relationId, memberId: asked, ...word }) => {
    const found = await findRelation(tx, relationId, asked);
    if (!found) return refused('NOT_FOUND', 'There is no such relation.', ['relationId']);
    const { relation, memberId } = found;
    const side = relation.sides.find((one) => (memberId ? one.memberId === memberId : !one.said)) ?? relation.sides[0]!;
    if (relation.state === 'ended') return refused('RELATION_ENDED', 'The relation has ended.', ['relationId']);
    if (side.said) return accepted({ relationId, memberId: side.memberId });
    await lockFamilies(tx.sql);
    const other = relation.sides.find(({ id }) => id !== side.id)!;
    const yes = await readYes(tx, { memberId: side.memberId, otherId: other.memberId, kind: other.role }, word);
    if (!yes.ok) return yes;
    return accepted(await sayYes(tx, relation, side, { word, hash: yes.value }));
  },
});
