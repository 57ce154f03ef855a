import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, KEY, optional, otherwise, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { putTag } from '../../commands/tags/put-tag.ts';
import { tagsById } from '../../queries/tags.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Tag } from './tag.type.ts';
import { TAG_CYCLE } from '../segments/takes.ts';

export const putTagMutation = defineMutation({
  name: 'putTag',
  says: 'Enters a tag 标签, or changes its names, its group or whether it is still given.',
  scopes: ['insights:write'], guard: headOfficeOnly,
  input: 'A tag, whole.',
  takes: {
    code: text('Its code, for ever: 1 to 40 small letters, digits and hyphens.'),
    nameZh: text('Name in Chinese, 1 to 120 characters.'),
    nameEn: text('Name in English, 1 to 120 characters.'),
    exclusiveGroup: optional(text('Group of tags that contradict each other 互斥组, written like a code; none without '
      + 'it.')),
    retired: otherwise(false, flag('Not given any more; members keep it.')),
    expectedVersion: whole('Version it was read at; 0 for a new one.'),
    idempotencyKey: KEY,
  },
  refusals: { ...said('STALE', 'INVALID'), TOO_MANY_TAGS: 'There are at most 500 tags.', ...TAG_CYCLE },
  extras: CURRENT_VERSION,
  command: putTag,
  answers: { tag: loaded(() => Tag, tagsById, 'tagId', 'The tag as it is now; null when refused.') },
});
