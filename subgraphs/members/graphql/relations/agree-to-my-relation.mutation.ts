import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { agreeToRelation } from '../../commands/relations/agree-to-relation.ts';
import { myId, OWN } from '../self/only-members.ts';
import { WORD, RELATION_ID, REFUSALS, ENDED, answers } from './relation.input.ts';

export const agreeToMyRelationMutation = defineMutation({
  ...OWN, answers,
  name: 'agreeToMyRelation',
  says: 'A member that was asked agrees by itself 本人同意亲属关系.',
  input: 'A member\'s own yes to a relation.',
  takes: { ...RELATION_ID, ...WORD, idempotencyKey: KEY },
  refusals: { ...REFUSALS, ...ENDED },
  command: agreeToRelation,
  inputOf: (asked, context) => ({ ...asked, memberId: myId(context) }),
});
