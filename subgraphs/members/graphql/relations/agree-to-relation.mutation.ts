import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { agreeToRelation } from '../../commands/relations/agree-to-relation.ts';
import { DESK, WORD, GUARDIAN, RELATION_ID, REFUSALS, ENDED, answers } from './relation.input.ts';

export const agreeToRelationMutation = defineMutation({
  ...DESK, answers,
  name: 'agreeToRelation',
  says: 'The member that was asked agrees to a relation 同意亲属关系, and it stands.',
  input: 'A yes to a relation.',
  takes: { ...RELATION_ID, ...WORD, ...GUARDIAN, idempotencyKey: KEY },
  refusals: { ...REFUSALS, ...ENDED },
  command: agreeToRelation,
  inputOf: (asked) => ({ ...asked, memberId: null }),
});
