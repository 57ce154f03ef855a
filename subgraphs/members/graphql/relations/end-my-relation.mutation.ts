import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { endRelation } from '../../commands/relations/end-relation.ts';
import { myId, OWN } from '../self/only-members.ts';
import { RELATION_ID, answers } from './relation.input.ts';

export const endMyRelationMutation = defineMutation({
  ...OWN, answers,
  name: 'endMyRelation',
  says: 'A member ends a relation of its own, or does not agree to it 本人解除亲属关系.',
  input: 'A relation of its own that a member ends.',
  takes: { ...RELATION_ID, idempotencyKey: KEY },
  refusals: said('NOT_FOUND'),
  command: endRelation,
  inputOf: (asked, context) => ({ ...asked, memberId: myId(context) }),
});
