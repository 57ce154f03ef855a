import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { between, KEY, optional, otherwise, take, text } from '../../../kernel/graph/mutation/take.ts';
import { writeTemplate } from '../../commands/templates/write-template.ts';
import type { Channel, MessageKind } from '../../domain/words.ts';
import { templateViews } from '../../queries/template-view.ts';
import { MessageChannel, MessageKindName } from '../words.ts';
import { MessageTemplate } from './template.type.ts';
import { TEXT_REFUSALS } from './takes.ts';

const VARIABLE = form('MessageVariableInput', 'What a text says of each message.', {
  name: text('Its name, 1 to 40 letters and digits.'),
    example: text('What a preview says for it, 1 to 200 characters.'),
});

export const writeMessageTemplateMutation = defineMutation({
  name: 'writeMessageTemplate',
  says: 'Writes a text, or the next version of one 编写模板: a draft until it is published.',
  scopes: ['outreach:write'],
  input: 'A text in both languages.',
  takes: {
    code: text('Code, 1 to 60 small letters, digits and hyphens; one that is there already gets its next version.'),
    name: text('What operators call it, 1 to 100 characters.'),
    kind: take<MessageKind>(() => MessageKindName, 'What it is for; the same in all versions.'),
    channel: take<Channel>(() => MessageChannel, 'How it goes; the same in all versions.'),
    subjectZh: optional(text('Subject in Chinese, 1 to 200 characters; of e-mails alone.')),
    bodyZh: text('Text in Chinese, 1 to 5,000 characters.'),
    subjectEn: optional(text('Subject in English; of e-mails alone.')),
    bodyEn: text('Text in English, 1 to 5,000 characters.'),
    variables: otherwise([], between(0, 20, formsOf(VARIABLE, 'What it says of each message, at most 20.'))),
    linkUrl: optional(text('Where {{link}} leads: an https address of at most 500 characters.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'), ...TEXT_REFUSALS,
    LINK_INVALID: 'A link is an https address without a password, at most 500 characters.',
    KIND_CHANGED: 'All versions of a code are of one kind and channel: take another code.',
  },
  command: writeTemplate,
  inputOf: ({ subjectZh, bodyZh, subjectEn, bodyEn, ...rest }) => ({
    ...rest, zh: { subject: subjectZh, body: bodyZh }, en: { subject: subjectEn, body: bodyEn } }),
  answers: { template: loaded(() => MessageTemplate, templateViews, 'templateId', 'The draft; null when refused.') },
});
