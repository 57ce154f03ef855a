import { sql as part } from 'kysely';
import type { Tx } from '../../../kernel/commands/command.ts';
import { NOTICE_RULES } from '../../domain/notices.ts';
import type { OutreachRules } from '../../domain/policy.ts';
import type { Notice } from '../../domain/words.ts';
import { postpone } from '../../persistence/postpone.ts';
import { queueMessages } from '../../persistence/queue-messages.ts';
import { templatesById, type TemplateRow } from '../../persistence/templates.ts';
import type { ToQueue } from './message-of-notice.ts';

/** A notice that an operator has switched on, and its text. */
export interface Ruled { readonly notice: Notice; readonly template: TemplateRow }

/** What is on; it stays on until the transaction ends. */
export async function rulesOn(tx: Tx): Promise<ReadonlyMap<Notice, Ruled>> {
  const rows = await tx.sql.all<{ notice: Notice; templateId: string }>`select notice, template_id as "templateId"
    from message_rule where is_on order by notice for share`;
  const templates = await templatesById(tx.sql, rows.map(({ templateId }) => templateId));
  return new Map(rows.map(({ notice }, index) => [notice, { notice, template: templates[index]! }]));
}

export interface NoticeMessage extends ToQueue {
  readonly memberId: string;
  readonly zone: string;
  readonly cause: string;
  readonly thingId: string | null;
}

/**
 * Queues messages of one notice, each member once. A marketing notice whose slots are taken waits for the next one
 * while it still makes sense.
 */
export async function queueNotices(
  tx: Tx, messages: readonly NoticeMessage[], { notice, template }: Ruled, rules: OutreachRules,
): Promise<void> {
  const asked = part`select * from unnest(${messages.map(({ memberId }) => memberId)}::uuid[],
      ${messages.map(({ dueAt }) => dueAt)}::timestamptz[], ${messages.map(({ endsAt }) => endsAt)}::timestamptz[],
      ${messages.map(({ facts }) => JSON.stringify(facts))}::jsonb[], ${messages.map(({ cause }) => cause)}::text[],
      ${messages.map(({ thingId }) => thingId)}::uuid[])
    as t (member_id, due_at, ends_at, facts, cause, thing_id)`;
  const rows = await queueMessages(tx, asked,
    { template, priority: NOTICE_RULES[notice].priority, of: { notice }, endsAt: null }, rules);
  const zones = new Map(messages.map(({ memberId, zone }) => [memberId, zone]));
  await postpone(tx, rows, { zoneOf: (id) => zones.get(id) ?? 'UTC' }, rules);
  if (messages.some(({ dueAt }) => dueAt <= tx.now)) {
    tx.schedule({ job: 'send-messages', at: tx.now, payload: {}, key: 'send:notices' });
  }
}
