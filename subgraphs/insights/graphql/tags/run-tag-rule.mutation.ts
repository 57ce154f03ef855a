import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { runTagRule } from '../../commands/tags/run-tag-rule.ts';
import { tagsById } from '../../queries/tags.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Tag } from './tag.type.ts';

export const runTagRuleMutation = defineMutation({
  name: 'runTagRule',
  says: 'Gives and takes a tag by its rule now 执行标签规则; each day it happens by itself. A job does it: the last run says '
    + 'when it was done.',
  scopes: ['insights:write'],
  guard: headOfficeOnly,
  input: 'Which tag.',
  takes: { tag: text('Code of the tag.'), idempotencyKey: KEY },
  refusals: {
    UNKNOWN_TAG: 'There is no such tag.', NO_RULE: 'The tag is given by no rule.',
    TAG_RETIRED: 'The tag is not given any more.', ALREADY_RUNNING: 'Its rule is being worked out.',
  },
  command: runTagRule,
  answers: { tag: loaded(() => Tag, tagsById, 'tagId', 'The tag; null when refused.') },
});
