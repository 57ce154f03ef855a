import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, optional, take, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { setRule } from '../../commands/rules/set-rule.ts';
import type { Notice } from '../../domain/words.ts';
import { rulesOf } from '../../queries/template-view.ts';
import { MessageNotice } from '../words.ts';
import { MessageRule } from './template.type.ts';

export const setMessageRuleMutation = defineMutation({
  name: 'setMessageRule',
  says: 'Switches on or off that a notice of another room becomes a message 设置通知规则, and by which text. Off takes back '
    + 'what has not gone.',
  scopes: ['outreach:write'],
  input: 'A notice and its text.',
  takes: {
    notice: take<Notice>(() => MessageNotice, 'What is told.'),
    templateId: optional(idOf(PREFIX.messageTemplate, 'The text, published; needed to switch it on.')),
    enabled: flag('Whether it becomes a message.'), expectedVersion: VERSION,
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE'),
    TEXT_NOT_PUBLISHED: 'Publish the text first.', TEMPLATE_REQUIRED: 'Say which text it sends.',
    MISSING_VARIABLE: 'The text says something that this notice does not tell 缺少变量.',
    KIND_WRONG: 'This notice is marketing: a service text would go round consent and cap.',
  },
  extras: CURRENT_VERSION,
  command: setRule,
  answers: { rule: {
    type: () => MessageRule, says: 'The rule; null when refused.',
      of: ({ notice }, context) => context.load(rulesOf, notice),
  } },
});
