import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { publishingProblems, type TemplateCode } from '../../domain/template.ts';
import type { Channel } from '../../domain/words.ts';
import { messageTestTable } from '../../persistence/tables/message-template.table.ts';
import { draftOf, templatesById } from '../../persistence/templates.ts';
import { refuseText, unknown } from '../refuse.ts';

export interface NoteTest {
  readonly templateId: string;
  readonly to: string;
  readonly language: 'zh' | 'en';
  /** The house's mark on the address: the same address has the same one, and nobody reads it from it. */
  readonly mark: string;
}
type Code = TemplateCode | 'NOT_FOUND' | 'ADDRESS_INVALID' | 'CHANNEL_UNTESTED' | 'DAY_LIMIT';

/** Tests of one operator within 24 hours: enough to work on a text, too few to write to people by. */
export const MOST_TESTS = 20;

const ADDRESSES: Partial<Record<Channel, RegExp>> = {
  email: /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}$/, sms: /^\+[1-9]\d{6,14}$/,
};

/**
 * Notes that an operator sends itself a text with its examples. The address is not kept; its mark stands in the audit,
 * so that whoever asks about an address finds who wrote to it.
 */
export const noteTest = defineCommand<NoteTest, { testId: string; templateId: string }, Code>({
  name: 'outreach.note-test',
  execute: async (tx, { templateId, to, mark }) => {
    const [template] = await templatesById(tx.sql, [templateId]);
    if (!template) return unknown('id');
    const address = ADDRESSES[template.channel];
    if (!address) return refused('CHANNEL_UNTESTED', 'Only e-mail and SMS are sent to an address.', ['id']);
    if (!address.test(to)) return refused('ADDRESS_INVALID', 'An e-mail address, or a phone as +8613812345678.',
      ['to']);
    const problems = publishingProblems(draftOf(template));
    if (problems.length > 0) return refuseText(problems);
    await tx.sql.run`select pg_advisory_xact_lock(hashtext('outreach tests'), hashtext(${tx.actor.id}))`;
    const { asked } = await tx.sql.one<{ asked: number }>`select count(*)::int as asked from message_test
      where asked_by = ${tx.actor.id} and at > ${tx.now}::timestamptz - interval '24 hours'`;
    if (asked >= MOST_TESTS) return refused('DAY_LIMIT', `At most ${MOST_TESTS} in 24 hours.`, []);
    const testId = newId(tx.now);
    await tx.sql.insertInto(messageTestTable, [
      { id: testId, templateId, askedBy: tx.actor.id, at: tx.now, state: 'asked' }]);
    tx.audit({ subjectId: templateId, after: { testId, channel: template.channel, addressMark: mark } });
    return accepted({ testId, templateId });
  },
});
