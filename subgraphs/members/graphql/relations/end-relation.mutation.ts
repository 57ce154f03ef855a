import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { endRelation } from '../../commands/relations/end-relation.ts';
import { DESK, RELATION_ID, answers } from './relation.input.ts';

export const endRelationMutation = defineMutation({
  ...DESK, answers,
  name: 'endRelation',
  says: 'One of the two takes its word back, or does not agree 解除亲属关系. The relation ends and is kept as history.',
  input: 'A relation to end.',
  takes: { ...RELATION_ID, memberId: idOf(PREFIX.member, 'Whose word it is.'), idempotencyKey: KEY },
  refusals: said('NOT_FOUND'),
  command: endRelation,
});
