import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { proposeRelation } from '../../commands/relations/propose-relation.ts';
import { DESK, WORD, GUARDIAN, KIND, REFUSALS, answers } from './relation.input.ts';

export const proposeRelationMutation = defineMutation({
  ...DESK, answers,
  name: 'proposeRelation',
  says: 'A member says what another one is to it and agrees to that 登记亲属关系; it stands once the other agrees, too. '
    + 'One that waits for this word is answered by it.',
  input: 'A relation to propose.',
  takes: {
    memberId: idOf(PREFIX.member, 'Who says it.'), relatedId: idOf(PREFIX.member, 'The other.'),
    ...KIND, ...WORD, ...GUARDIAN, idempotencyKey: KEY,
  },
  refusals: REFUSALS,
  command: proposeRelation,
});
