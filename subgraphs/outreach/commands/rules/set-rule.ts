import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { NOTICE_RULES, notSaidBy } from '../../domain/notices.ts';
import type { Notice } from '../../domain/words.ts';
import { templatesById } from '../../persistence/templates.ts';
import { cancelMessages, ofNotice } from '../../persistence/cancel-messages.ts';
import { stale, unknown } from '../refuse.ts';

export interface SetRule {
  readonly notice: Notice;
  readonly templateId: string | null;
  readonly enabled: boolean;
  readonly expectedVersion: number;
}
/** Of one transaction; the rest is the job's. */
const MOST = 5_000;
type Code = 'NOT_FOUND' | 'STALE' | 'TEXT_NOT_PUBLISHED' | 'MISSING_VARIABLE' | 'KIND_WRONG' | 'TEMPLATE_REQUIRED';

/** Switches on that a notice of another room becomes a message, and by which text. Off takes back what has not gone. */
export const setRule = defineCommand<SetRule, { notice: Notice }, Code>({
  name: 'outreach.set-rule',
  execute: async (tx, { notice, templateId, enabled, expectedVersion }) => {
    const before = await tx.sql.one<{ version: number; template_id: string | null; is_on: boolean }>`
      select version, template_id, is_on from message_rule where notice = ${notice} for update`;
    const late = stale(before.version, expectedVersion);
    if (late) return late;
    if (enabled && !templateId) return refused('TEMPLATE_REQUIRED', 'Say which text it sends.', ['templateId']);
    if (templateId) {
      const [template] = await templatesById(tx.sql, [templateId]);
      if (!template) return unknown('templateId');
      if (template.state !== 'published') {
        return refused('TEXT_NOT_PUBLISHED', 'Publish the text first.', ['templateId']);
      }
      if (template.kind === 'service' && NOTICE_RULES[notice].priority !== 'service') {
        return refused('KIND_WRONG', 'This notice is marketing, whatever its text says.', ['templateId']);
      }
      const more = notSaidBy(notice, template.variables);
      if (more.length > 0) {
        return refused('MISSING_VARIABLE', `This notice does not say ${more.join(', ')}.`, ['templateId']);
      }
    }
    await tx.sql.run`update message_rule set template_id = ${templateId}, is_on = ${enabled}, version = version + 1,
      changed_at = ${tx.now}, changed_by = ${tx.actor.name} where notice = ${notice}`;
    const cancelled = enabled ? 0
      : await cancelMessages(tx, ofNotice(notice), { reason: 'called_off', limit: MOST });
    if (cancelled === MOST) tx.schedule({ job: 'step-plans', at: tx.now, payload: {}, key: `rule:${notice}` });
    tx.audit({ before: { notice, enabled: before.is_on, templateId: before.template_id },
      after: { notice, enabled, templateId, cancelled } });
    return accepted({ notice });
  },
});
