import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { edited, idOf, take, text } from '../../../kernel/graph/mutation/take.ts';
import type { RelationValue } from '../../commands/relations/say-yes.ts';
import type { RelationKind } from '../../domain/relations/relation.ts';
import type { ConsentSource as SourceWord } from '../../domain/words.ts';
import { relationsFrom } from '../../queries/relations/relations-of.ts';
import { CONSENT_REFUSALS } from '../privacy/refusals.ts';
import { ConsentSource } from '../words.ts';
import { MemberRelation, RelationKindEnum } from './relation.type.ts';

export const DESK = { scopes: ['members:write'] as const };

export const WORD = {
  textVersion: text('Version of the text on families that was seen, 1 to 40 characters.'),
  textHash: text('SHA-256 of that text as 64 lower-case hexadecimal digits.'),
  source: take<SourceWord>(() => ConsentSource, 'Where it was said.'),
};

export const GUARDIAN = {
  guardianName: edited(text('Parent or guardian who agrees for a member younger than 14, at most 80 characters '
    + '监护人.')),
};

export const KIND = { kind: take<RelationKind>(() => RelationKindEnum, 'What the other is to the member.') };

export const RELATION_ID = { relationId: idOf(PREFIX.relation, 'Relation.') };

const { TEXT_VERSION_INVALID, TEXT_HASH_INVALID, GUARDIAN_REQUIRED, GUARDIAN_INVALID, TEXT_UNKNOWN } = CONSENT_REFUSALS;

export const REFUSALS = {
  ...said('NOT_FOUND'), TEXT_VERSION_INVALID, TEXT_HASH_INVALID, TEXT_UNKNOWN, GUARDIAN_REQUIRED, GUARDIAN_INVALID,
  SELF_RELATED: 'A member is not related to itself.',
  RELATED_OTHERWISE: 'Something else stands or waits between the two.',
  ANCESTRY_CYCLE: 'Somebody would be an ancestor of itself.',
  SPOUSE_EXISTS: 'One of the two has a spouse.',
  AGE_CONTRADICTS: 'A parent is no older than the child, or a child under 14 a spouse.',
  TOO_MANY: 'A member has at most 4 parents and 20 children, and 20 relations that wait for a word.',
};

export const ENDED = { RELATION_ENDED: 'The relation has ended; it may be proposed anew.' };

export const answers = {
  relation: {
    type: () => MemberRelation, says: 'The relation from the side of whoever spoke; null when refused.',
    of: (value: RelationValue, context: GraphContext) => context.load(relationsFrom, value),
  },
};
