import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { draftProblems, type TemplateCode, type TemplateDraft } from '../../domain/template.ts';
import { messageTemplateTable } from '../../persistence/tables/message-template.table.ts';
import { refuseText } from '../refuse.ts';

export interface WriteTemplate extends TemplateDraft {
  readonly code: string;
  readonly name: string;
  readonly linkUrl: string | null;
}

type Code = TemplateCode | 'INVALID' | 'LINK_INVALID' | 'KIND_CHANGED';

/** Writes a text, or the next version of one: a draft until it is published; versions never change. */
export const writeTemplate = defineCommand<WriteTemplate, { templateId: string }, Code>({
  name: 'outreach.write-template',
  execute: async (tx, { code, name, linkUrl, kind, channel, zh, en, variables }) => {
    if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(code)) {
      return refused('INVALID', 'A code has 1 to 60 small letters, digits and hyphens.', ['code']);
    }
    if (name.trim() === '' || [...name].length > 100) return refused('INVALID', 'A name has 1 to 100 characters.',
      ['name']);
    if (linkUrl !== null && !isLink(linkUrl)) {
      return refused('LINK_INVALID', 'A link is an https address of at most 500 characters.', ['linkUrl']);
    }
    const problems = draftProblems({ kind, channel, zh, en, variables });
    if (problems.length > 0) return refuseText(problems);
    await tx.sql.run`select pg_advisory_xact_lock(hashtext('outreach template'), hashtext(${code}))`;
    const last = await tx.sql.maybe<{ version: number; kind: string; channel: string }>`
      select version, kind, channel from message_template where code = ${code} order by version desc limit 1`;
    if (last && (last.kind !== kind || last.channel !== channel)) {
      return refused('KIND_CHANGED', 'Versions of a code are of one kind and channel.', [
        last.kind === kind ? 'channel' : 'kind']);
    }
    const templateId = newId(tx.now);
    const version = (last?.version ?? 0) + 1;
    await tx.sql.insertInto(messageTemplateTable, [{
      id: templateId, code, version, name: name.trim(), kind, channel, subjectZh: zh.subject, bodyZh: zh.body,
      subjectEn: en.subject, bodyEn: en.body, variables, linkUrl, state: 'draft', writtenAt: tx.now,
      writtenBy: tx.actor.name,
    }]);
    tx.audit({ subjectId: templateId, after: { code, version, kind, channel } });
    return accepted({ templateId });
  },
});

function isLink(url: string): boolean {
  if (url.length > 500 || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '';
}
