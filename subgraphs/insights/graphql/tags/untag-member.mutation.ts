import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { untagMember } from '../../commands/tags/untag-member.ts';
import type { TagSource } from '../../domain/tags.ts';
import { Member } from '../stubs.type.ts';
import { TagSourceName } from './tag.type.ts';

export const untagMemberMutation = defineMutation({
  name: 'untagMember',
  says: 'Takes back what was said of a member 取消标签; it stays as history.',
  scopes: ['insights:write'],
  input: 'A tag of a member.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member.'),
    tag: text('Code of the tag.'),
    source: optional(take<TagSource>(() => TagSourceName, 'Whose saying; everybody’s without it, for a program all '
      + 'but those of operators.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'), UNKNOWN_TAG: 'There is no such tag.', NOT_TAGGED: 'Nobody says so of the member.',
    SOURCE_NOT_YOURS: 'Only people of the house take back what operators said.',
    BY_RULE: 'Only a rule says so 规则标签: it is taken when the rule is not true any more.',
  },
  command: untagMember,
  answers: {
    member: {
      type: () => Member, says: 'The member; null when refused.',
      of: ({ memberId }) => ({ id: encodeId(PREFIX.member, memberId) }),
    },
  },
});
