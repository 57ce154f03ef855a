import { serviceActor, type Actor } from '../kernel/actor.ts';
import type { Command } from '../kernel/commands/command.ts';
import { runCommand } from '../kernel/commands/run-command.ts';
import type { SeedContext } from '../kernel/seed.ts';
import { planMessages } from './commands/messages/plan-messages.ts';
import { setRule } from './commands/rules/set-rule.ts';
import { publishTemplate } from './commands/templates/publish-template.ts';
import { writeTemplate, type WriteTemplate } from './commands/templates/write-template.ts';
import type { Notice } from './domain/words.ts';
import { membersToSeed, ruleVersion } from './queries/to-seed.ts';

const DESK: Actor = { ...serviceActor('seed-desk', []), kind: 'operator', name: '何静文' };

const text = (code: string, name: string, more: Pick<WriteTemplate, 'kind' | 'channel' | 'variables' | 'zh' | 'en'>):
WriteTemplate => ({ code, name, linkUrl: 'https://brand.example/member', ...more });
const said = (body: string, subject: string | null = null) => ({ subject, body });
const variable = (name: string, example: string) => ({ name, example });

/** Texts of the demo brand, and the notices that become messages by them. */
const TEXTS: readonly (readonly [WriteTemplate, Notice | null])[] = [
  [text('birthday', '生日祝福', { kind: 'marketing', channel: 'sms', variables: [variable('date', '2026-03-08')],
    zh: said('{{memberName}}，提前祝您生日快乐！您的生日礼遇已备好，{{date}}前到店领取。{{link}} 退订 {{optOutLink}}'),
    en: said('{{memberName}}, a happy birthday ahead! Your gift waits until {{date}}. {{link}} '
      + 'Stop: {{optOutLink}}') }), 'birthday'],
  [text('points-expiring', '积分到期提醒', { kind: 'marketing', channel: 'email',
    variables: [variable('points', '1,200'), variable('date', '2026-12-31')],
    zh: said('{{memberName}}，您好：\n您有 {{points}} 积分将于 {{date}} 到期。\n去商城看看：{{link}}\n退订：{{optOutLink}}', '积分即将到期'),
    en: said('{{memberName}},\n{{points}} of your points expire on {{date}}.\nSee the mall: {{link}}\n'
      + 'Unsubscribe: {{optOutLink}}',
      'Your points expire soon') }), 'points_expiring'],
  [text('service-ready', '取件通知', { kind: 'service', channel: 'sms', variables: [],
    zh: said('{{memberName}}，您的饰品已养护完成，欢迎到店取件。'), en: said('{{memberName}}, your piece is ready to be fetched.') }),
  'service_ready'],
  [text('appointment', '预约提醒', { kind: 'service', channel: 'sms',
    variables: [variable('date', '2026-10-10'), variable('time', '14:00')],
    zh: said('{{memberName}}，您预约了 {{date}} {{time}} 到店，期待您的光临。'),
    en: said('{{memberName}}, we expect you on {{date}} at {{time}}.') }), 'appointment_reminder'],
  [text('autumn-news', '秋季新品', { kind: 'marketing', channel: 'email', variables: [variable('series', '金玉系列')],
    zh: said('{{memberName}}，{{series}}新品到店，欢迎品鉴。{{link}}\n退订：{{optOutLink}}', '新品到店'),
    en: said('{{memberName}}, {{series}} is in our stores. {{link}}\nUnsubscribe: {{optOutLink}}',
      'New in our stores') }), null],
];

const MOST = 40;

/** Texts, rules and one plan of the demo brand; each once however often it is run. */
export async function seedOutreach(context: SeedContext): Promise<void> {
  const { sql } = context.home.database;
  let last = '';
  for (const [draft, notice] of TEXTS) {
    const { templateId } = await once(context, writeTemplate, draft, `text:${draft.code}`);
    await once(context, publishTemplate, { templateId }, `publish:${draft.code}`);
    const version = notice && await ruleVersion(sql, notice);
    if (notice && version === 1) {
      await once(context, setRule, { notice, templateId, enabled: true, expectedVersion: version }, `rule:${notice}`);
    }
    last = templateId;
  }
  const memberIds = await membersToSeed(sql, Math.min(MOST, context.scale.members));
  await once(context, planMessages, {
    templateId: last, memberIds, segmentId: null, everyone: false, region: null, priority: 'newsletter',
    values: [{ name: 'series', value: '金玉系列' }], dueAt: null, endsAt: null }, 'plan:autumn');
  context.progress(1, 1);
}

/** Says aloud what could not be done. */
async function once<Input, Value, Code extends string>(
  { home }: SeedContext, command: Command<Input, Value, Code>, input: Input, key: string,
): Promise<Value> {
  const outcome = await runCommand(home, { actor: DESK, requestId: 'seed' }, command, input,
    { idempotencyKey: `seed:${key}` });
  if (!outcome.ok) throw new Error(`seed ${key}: ${outcome.refusals[0]?.code} ${outcome.refusals[0]?.message}`);
  return outcome.value;
}
