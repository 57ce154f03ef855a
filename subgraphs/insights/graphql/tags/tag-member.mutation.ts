import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutations } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, optional, otherwise, take, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { tagMembers } from '../../commands/tags/tag-members.ts';
import type { TagKind, TagSource } from '../../domain/tags.ts';
import { Member } from '../stubs.type.ts';
import { TagKindName, TagSourceName } from './tag.type.ts';

export const tagMemberMutations = defineMutations('TagMember', {
  scopes: ['insights:write'],
  input: 'What somebody says of a member.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member.'),
    tag: text('Code of the tag.'),
    kind: otherwise<TagKind>('manual', take(() => TagKindName, 'How it comes.')),
    source: otherwise<TagSource>('operator', take(() => TagSourceName,
      'Who says so; OPERATOR is for people of the house.')),
    confidence: otherwise(100, whole('How sure, 1 to 100 per cent.')),
    saidAt: optional(dateTime('When it was said, not after now; now without it.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    UNKNOWN_TAG: 'There is no such tag.', TAG_RETIRED: 'The tag is not given any more.',
    PROFILING_REFUSED: 'The member refused profiling 拒绝画像.',
    SOURCE_NOT_YOURS: 'Only people of the house say it as operators.',
    TOO_MANY_TAGS: 'A member has at most 100 tags beside those by rules.',
    BY_RULE: 'The tag has a rule 规则标签, which alone says it by rule.',
  },
  answers: {
    member: {
      type: () => Member, says: 'The member; null when refused.',
      of: ({ memberId }) => ({ id: encodeId(PREFIX.member, memberId) }),
    },
  },
}, {
  tagMember: {
    says: 'Says of a member that it is so 打标签; what the same source said of the same tag before is replaced.',
    command: tagMembers,
  },
}, {
  tagMembers: {
    says: 'Says it of many members at once 批量打标签, for lists from elsewhere; each is decided on its own.',
    input: 'Many sayings, each decided on its own in this order.',
    rows: { tags: { says: 'The sayings, 1 to 500.', deed: 'tagMember' } },
    most: tagMembers.maxBatch,
    run: (items, context) => context.runBatch(tagMembers, items),
  },
});
