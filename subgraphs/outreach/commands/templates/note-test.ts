import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { publishingProblems, type TemplateCode } from '../../domain/template.ts';
import type { Channel } from '../../domain/words.ts';
import { draftOf, templatesById } from '../../persistence/templates.ts';
import { refuseText, unknown } from '../refuse.ts';

export interface NoteTest { readonly templateId: string; readonly to: string; readonly language: 'zh' | 'en' }
type Code = TemplateCode | 'NOT_FOUND' | 'ADDRESS_INVALID' | 'CHANNEL_UNTESTED';

const ADDRESSES: Partial<Record<Channel, RegExp>> = {
  email: /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}$/, sms: /^\+[1-9]\d{6,14}$/,
};

/** Notes that an operator sends itself a text with its examples; the address is not kept. */
export const noteTest = defineCommand<NoteTest, { testId: string; templateId: string }, Code>({
  name: 'outreach.note-test',
  execute: async (tx, { templateId, to }) => {
    const [template] = await templatesById(tx.sql, [templateId]);
    if (!template) return unknown('id');
    const address = ADDRESSES[template.channel];
    if (!address) return refused('CHANNEL_UNTESTED', 'Only e-mail and SMS are sent to an address.', ['id']);
    if (!address.test(to)) return refused('ADDRESS_INVALID', 'An e-mail address, or a phone as +8613812345678.',
      ['to']);
    const problems = publishingProblems(draftOf(template));
    if (problems.length > 0) return refuseText(problems);
    const testId = newId(tx.now);
    tx.audit({ subjectId: templateId, after: { testId, channel: template.channel } });
    return accepted({ testId, templateId });
  },
});
