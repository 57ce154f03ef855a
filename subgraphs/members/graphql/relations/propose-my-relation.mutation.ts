import { Int } from 'type-graphql';
import { defineMutation, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { proposeMyRelation } from '../../commands/relations/propose-my-relation.ts';
import { myId, OWN } from '../self/only-members.ts';
import { WORD, KIND, REFUSALS, answers } from './relation.input.ts';

export const proposeMyRelationMutation = defineMutation({
  ...OWN, answers,
  name: 'proposeMyRelation',
  says: 'A member says by itself what the holder of a card is to it 本人登记亲属关系; the other is asked. Whether anybody has '
    + 'the card is not told: what is said to nobody waits as well.',
  input: 'A member\'s relation to propose.',
  takes: { cardNumber: text('Card of the other, 13 digits; blanks and hyphens may stand between.'),
    ...KIND, ...WORD, idempotencyKey: KEY },
  refusals: {
    ...REFUSALS,
    NOT_FOUND: 'That is no number of a card: 13 digits, the last of which checks the others.',
    TOO_MANY_ATTEMPTS: 'Too many new proposals, 5 in 10 minutes unless the house says otherwise; waitSeconds says how '
      + 'long to wait.',
    ASKED_TOO_OFTEN: 'The other was asked 3 times and did not agree; it may propose by itself, or a desk for the '
      + 'member.',
  },
  extras: { waitSeconds: extra(() => Int, 'With TOO_MANY_ATTEMPTS: whole seconds to wait.') },
  command: proposeMyRelation,
  inputOf: ({ cardNumber, ...asked }, context) => (
    { ...asked, memberId: myId(context), relatedCard: cardNumber }),
});
