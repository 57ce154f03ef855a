import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { publishingProblems, type TemplateCode } from '../../domain/template.ts';
import { notSaidBy } from '../../domain/notices.ts';
import type { Notice } from '../../domain/words.ts';
import { draftOf, templatesById } from '../../persistence/templates.ts';
import { refuseText, unknown } from '../refuse.ts';

type Code = TemplateCode | 'NOT_FOUND' | 'NOT_NOW';

/**
 * Puts a version in force in place of the one before; rules go on with the new one. What is planned keeps the version
 * it was planned with. A text whose variables nobody says is refused here (and once more when it is sent).
 */
export const publishTemplate = defineCommand<{ templateId: string }, { templateId: string }, Code>({
  name: 'outreach.publish-template',
  execute: async (tx, { templateId }) => {
    const [named] = await templatesById(tx.sql, [templateId]);
    if (!named) return unknown('id');
    await tx.sql.run`select pg_advisory_xact_lock(hashtext('outreach template'), hashtext(${named.code}))`;
    const template = (await templatesById(tx.sql, [templateId]))[0]!;
    if (template.state !== 'draft') return refused('NOT_NOW', 'Only a draft is published.', ['id']);
    const problems = publishingProblems(draftOf(template));
    if (problems.length > 0) return refuseText(problems);
    const rules = await tx.sql.all<{ notice: Notice }>`select notice from message_rule
      where template_id in (select id from message_template where code = ${template.code}) for update`;
    const more = rules.flatMap(({ notice }) => notSaidBy(notice, template.variables));
    if (more.length > 0) {
      return refused('MISSING_VARIABLE', `A rule that sends it does not say ${more.join(', ')}.`, ['id']);
    }
    await tx.sql.run`update message_template set state = 'replaced'
      where code = ${template.code} and state = 'published'`;
    await tx.sql.run`update message_template set state = 'published', published_at = ${tx.now},
      published_by = ${tx.actor.name} where id = ${templateId}`;
    await tx.sql.run`update message_rule set template_id = ${templateId}
      where notice = any(${rules.map(({ notice }) => notice)}::text[])`;
    tx.audit({ subjectId: templateId, after: { code: template.code, version: template.version } });
    return accepted({ templateId });
  },
});
