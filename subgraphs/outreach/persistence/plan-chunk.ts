import { sql as part, type RawBuilder } from 'kysely';
import type { RowOf } from '../../kernel/database/define-table.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { readClocks } from './clocks.ts';
import { outreachRulesAt } from './policies.ts';
import { queueMessages } from './queue-messages.ts';
import type { messagePlanTable } from './tables/message-plan.table.ts';
import { templatesById } from './templates.ts';

export type PlanRow = RowOf<typeof messagePlanTable>;
/** From where an audience is read: rows of member_id and region, each member once, none that was merged away. */
export type Audience = RawBuilder<unknown>;

/** These ids as who they are today, each once; who is unknown here is passed over. */
export const namedMembers = (ids: readonly string[]): Audience => part`select k.member_id, k.region
  from (select distinct coalesce(p.survivor_id, t.id) as id from unnest(${[...ids]}::uuid[]) as t (id)
    left join person_merge p on p.merged_id = t.id) d join known_member k on k.member_id = d.id`;

/** The next of everyone, by id. */
export const everyoneAfter = (
  after: string | null, { region, limit }: { region: string | null; limit: number },
): Audience => part`select k.member_id, k.region from known_member k
  where (${after}::uuid is null or k.member_id > ${after}::uuid)
    and (${region}::text is null or k.region = ${region}::text)
    and not exists (select 1 from person_merge p where p.merged_id = k.member_id)
  order by k.member_id limit ${limit}`;

/** Plans one message for each of these, as its plan says, and counts. Answers how many there are of each outcome. */
export async function planChunk(
  tx: Tx, plan: PlanRow, audience: Audience,
): Promise<{ readonly planned: number; readonly refused: number }> {
  const rules = await outreachRulesAt(tx.sql, tx.now);
  const clocks = await readClocks(tx.sql, tx.now);
  const template = (await templatesById(tx.sql, [plan.templateId]))[0]!;
  const at = plan.dueAt > tx.now ? plan.dueAt : tx.now;
  const { regions } = clocks;
  const due = regions.map((region) => (template.kind === 'service' ? at : clocks.due(at, region, rules)));
  const other = template.kind === 'service' ? at : clocks.due(at, '', rules);
  const asked = part`select m.member_id, coalesce(d.due_at, ${other}::timestamptz) as due_at,
      ${plan.endsAt}::timestamptz as ends_at, null::jsonb as facts, null::text as cause,
      null::uuid as thing_id
    from (${audience}) m
    left join unnest(${regions}::text[], ${due}::timestamptz[]) as d (region, due_at) on d.region = m.region`;
  const { id: planId, priority, endsAt } = plan;
  const rows = await queueMessages(tx, asked, { template, priority, of: { planId }, endsAt }, rules);
  const planned = rows.filter(({ state }) => state === 'planned').length;
  return { planned, refused: rows.length - planned };
}
