import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { defineMutation, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { edited, idOf, KEY, take, text } from '../../../kernel/graph/mutation/take.ts';
import { agreeToRelation } from '../../commands/relations/agree-to-relation.ts';
import { endRelation } from '../../commands/relations/end-relation.ts';
import { proposeMyRelation } from '../../commands/relations/propose-my-relation.ts';
import { proposeRelation } from '../../commands/relations/propose-relation.ts';
import type { RelationValue } from '../../commands/relations/say-yes.ts';
import type { RelationKind } from '../../domain/relations/relation.ts';
import type { ConsentSource as SourceWord } from '../../domain/words.ts';
import { relationsFrom } from '../../queries/relations/relations-of.ts';
import { CONSENT_REFUSALS } from '../privacy/refusals.ts';
import { myId, onlyMembers, SELF } from '../self/only-members.ts';
import { ConsentSource } from '../words.ts';
import { MemberRelation, RelationKindEnum } from './relation.type.ts';

const DESK = { scopes: ['members:write'] as const };
const OWN = { scopes: [SELF] as const, guard: onlyMembers };

const WORD = {
  textVersion: text('Version of the text on families that was seen, 1 to 40 characters.'),
  textHash: text('SHA-256 of that text as 64 lower-case hexadecimal digits.'),
  source: take<SourceWord>(() => ConsentSource, 'Where it was said.'),
};
const GUARDIAN = {
  guardianName: edited(text('Parent or guardian who agrees for a member younger than 14, at most 80 characters '
    + '监护人.')),
};
const KIND = { kind: take<RelationKind>(() => RelationKindEnum, 'What the other is to the member.') };
const RELATION_ID = { relationId: idOf(PREFIX.relation, 'Relation.') };

const { TEXT_VERSION_INVALID, TEXT_HASH_INVALID, GUARDIAN_REQUIRED, GUARDIAN_INVALID, TEXT_UNKNOWN } = CONSENT_REFUSALS;
const REFUSALS = {
  ...said('NOT_FOUND'), TEXT_VERSION_INVALID, TEXT_HASH_INVALID, TEXT_UNKNOWN, GUARDIAN_REQUIRED, GUARDIAN_INVALID,
  SELF_RELATED: 'A member is not related to itself.',
  RELATED_OTHERWISE: 'Something else stands or waits between the two.',
  ANCESTRY_CYCLE: 'Somebody would be an ancestor of itself.',
  SPOUSE_EXISTS: 'One of the two has a spouse.',
  AGE_CONTRADICTS: 'A parent is no older than the child, or a child under 14 a spouse.',
  TOO_MANY: 'A member has at most 4 parents and 20 children, and 20 relations that wait for a word.',
};
const ENDED = { RELATION_ENDED: 'The relation has ended; it may be proposed anew.' };

const answers = {
  relation: {
    type: () => MemberRelation, says: 'The relation from the side of whoever spoke; null when refused.',
    of: (value: RelationValue, context: GraphContext) => context.load(relationsFrom, value),
  },
};

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

export const endRelationMutation = defineMutation({
  ...DESK, answers,
  name: 'endRelation',
  says: 'One of the two takes its word back, or does not agree 解除亲属关系. The relation ends and is kept as history.',
  input: 'A relation to end.',
  takes: { ...RELATION_ID, memberId: idOf(PREFIX.member, 'Whose word it is.'), idempotencyKey: KEY },
  refusals: said('NOT_FOUND'),
  command: endRelation,
});

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
