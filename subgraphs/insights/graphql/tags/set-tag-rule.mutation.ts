import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, optional, otherwise, take, text, VERSION, whole } from '../../../kernel/graph/mutation/take.ts';
import { setTagRule } from '../../commands/tags/set-tag-rule.ts';
import type { RuleSource } from '../../domain/tag-rules.ts';
import { tagsById } from '../../queries/tags.ts';
import { headOfficeOnly } from '../head-office.ts';
import { RULE, RULE_REFUSALS, TAG_CYCLE } from '../segments/takes.ts';
import { TagRuleSourceName } from './tag-rule.type.ts';
import { Tag } from './tag.type.ts';

export const setTagRuleMutation = defineMutation({
  name: 'setTagRule',
  says: 'Says by which rule a tag is given and taken 设置标签规则, at once and each day; what others say of members stays.',
  scopes: ['insights:write'],
  guard: headOfficeOnly,
  input: 'The rule of a tag, whole.',
  takes: {
    tag: text('Code of the tag.'),
    rule: optional(RULE),
    source: otherwise<RuleSource>('behaviour', take(() => TagRuleSourceName, 'What it speaks as among other sources.')),
    confidence: otherwise(100, whole('How sure, 1 to 100 per cent.')),
    expectedVersion: VERSION,
    idempotencyKey: KEY,
  },
  refusals: {
    ...RULE_REFUSALS, ...TAG_CYCLE, ...said('STALE', 'INVALID'), UNKNOWN_TAG: 'There is no such tag.',
    TAG_RETIRED: 'The tag is not given any more.', TOO_MANY: 'At most 100 tags have rules.',
  },
  extras: CURRENT_VERSION,
  command: setTagRule,
  answers: { tag: loaded(() => Tag, tagsById, 'tagId', 'The tag as it is now; null when refused.') },
});
