import { sql as part } from 'kysely';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { NOTICE_RULES } from '../../domain/notices.ts';
import type { Notice } from '../../domain/words.ts';
import { cancelMessages } from '../../persistence/cancel-messages.ts';
import { Clocks } from '../../persistence/clocks.ts';
import { outreachRulesAt } from '../../persistence/policies.ts';
import { postpone } from '../../persistence/postpone.ts';
import { queueMessages } from '../../persistence/queue-messages.ts';
import { templatesById, type TemplateRow } from '../../persistence/templates.ts';
import { messageOf, type NoticeTold, type ToQueue } from './message-of-notice.ts';

interface Ruled { readonly notice: Notice; readonly template: TemplateRow }

/**
 * What other rooms tell becomes a message where an operator has switched its rule on: one for each telling, however
 * often it is told. What is told anew of the same thing takes the earlier one back. A marketing notice whose slots are
 * taken waits for the next one while it still makes sense.
 */
export const takeNotices = defineBatchCommand<NoticeTold, null, never>({
  name: 'outreach.take-notices',
  maxBatch: 200,
  repeatable: true,
  executeAll: async (tx, requests) => {
    await shareMerges(tx.sql);
    const rules = await outreachRulesAt(tx.sql, tx.now);
    const clocks = new Clocks(await readCodebook(tx.sql), tx.now);
    const told = requests.map(({ input }) => input);
    const survivorOf = await survivorsOf(tx.sql, told.flatMap(({ memberId }) => memberId ?? []));
    const known = await regionsOf(tx, told.flatMap(({ memberId }) => (memberId ? [survivorOf(memberId)] : [])));
    const ruled = await rulesOn(tx);
    // One after the other in order of telling: a member may be told of twice, and what comes later takes back.
    for (const one of told) {
      const fresh = await tx.sql.maybe`select 1 from message where notice = ${one.notice} and cause = ${one.cause}`;
      if (fresh) continue;
      if (one.group) await takeBack(tx, one);
      const rule = ruled.get(one.notice);
      const memberId = one.memberId && survivorOf(one.memberId);
      const region = memberId ? known.get(memberId) : undefined;
      if (!rule || !memberId || region === undefined || !one.stands) continue;
      const language = clocks.language(region);
      const { tier, programme = '', ...says } = one.says;
      const named = { ...one, says: tier === undefined ? says
        : { ...says, tier: clocks.tier(programme, tier, language) } };
      await queue(tx, { memberId, ...messageOf(named, { zone: clocks.zone(region), language, now: tx.now, rules,
        kind: rule.template.kind }) }, rule);
    }
    return requests.map(() => accepted(null));

    async function queue(of: Tx, message: ToQueue & { memberId: string }, { notice, template }: Ruled): Promise<void> {
      const { memberId, dueAt, endsAt, facts, cause } = message;
      const asked = part`select ${memberId}::uuid as member_id, ${dueAt}::timestamptz as due_at,
        ${endsAt}::timestamptz as ends_at, ${JSON.stringify(facts)}::jsonb as facts, ${cause}::text as cause`;
      const rows = await queueMessages(of, asked,
        { template, priority: NOTICE_RULES[notice].priority, of: { notice }, endsAt }, rules);
      await postpone(of, rows, { zoneOf: (id) => clocks.zone(known.get(id) ?? '') }, rules);
      if (dueAt <= of.now) of.schedule({ job: 'send-messages', at: of.now, payload: {}, key: 'send:notices' });
    }
    async function takeBack(of: Tx, { notice, group, cause }: NoticeTold): Promise<void> {
      await cancelMessages(of, part`notice = ${notice} and cause >= ${`${group}:`} and cause < ${cause}`,
        { reason: 'superseded', limit: 100 }, rules);
    }
  },
});

async function rulesOn(tx: Tx): Promise<ReadonlyMap<Notice, Ruled>> {
  const rows = await tx.sql.all<{ notice: Notice; templateId: string }>`select notice, template_id as "templateId"
    from message_rule where is_on order by notice for share`;
  const templates = await templatesById(tx.sql, rows.map(({ templateId }) => templateId));
  return new Map(rows.map(({ notice }, index) => [notice, { notice, template: templates[index]! }]));
}

async function regionsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql.all<{ id: string; region: string }>`select member_id as id, region from known_member
    where member_id = any(${[...new Set(ids)]}::uuid[])`;
  return new Map(rows.map(({ id, region }) => [id, region]));
}
