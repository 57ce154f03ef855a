import { sql as part, type RawBuilder } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';
import type { MessageState } from '../domain/words.ts';
import type { Message, MessagePlan } from '../graphql/messages/message.type.ts';
import type { PlanRow } from '../persistence/plan-chunk.ts';
import { messagePlanTable } from '../persistence/tables/message-plan.table.ts';
import { messageTable } from '../persistence/tables/message.table.ts';

type MessageRow = RowOf<typeof messageTable>;

function messageView(row: MessageRow): Message {
  const { kind, channel, priority, notice, state, reason, said, createdAt, dueAt, nextAt, endsAt, tries, sentAt,
    deliveredAt, readAt, followedAt, optedOutAt } = row;
  return { id: encodeId(PREFIX.message, row.id), row, kind, channel, priority, notice, state, reason, said, createdAt,
    dueAt, nextAt, endsAt, tries, sentAt, deliveredAt, readAt, followedAt, optedOutAt };
}

export async function messagesById(sql: Sql, ids: readonly string[]): Promise<(Message | null)[]> {
  const rows = await sql.all<MessageRow>`select ${columnsOf(messageTable)}
    from message where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, messageView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The newest 50 of each member, by whichever of its ids. */
export async function messagesOfMembers(sql: Sql, memberIds: readonly string[]): Promise<Message[][]> {
  const survivorOf = await survivorsOf(sql, memberIds);
  const ids = memberIds.map((id) => survivorOf(id));
  const rows = await sql.all<MessageRow>`select o.* from unnest(${[...new Set(ids)]}::uuid[]) as t (member)
    cross join lateral (select ${columnsOf(messageTable)} from message
      where member_id = t.member order by created_at desc, id desc limit 50) o`;
  const found = Map.groupBy(rows, ({ memberId }) => memberId);
  return ids.map((id) => (found.get(id) ?? []).map(messageView));
}

export interface MessagesFilter {
  readonly state: MessageState | null;
  readonly memberId: string | null;
  readonly planId: string | null;
}

/** The newest first. */
export async function messagesPage(sql: Sql, { state, memberId, planId }: MessagesFilter, bounds: PageBounds) {
  const survivor = memberId && (await survivorsOf(sql, [memberId]))(memberId);
  const where = part.join([part`true`, ...state ? [part`m.state = ${state}`] : [],
    ...survivor ? [part`m.member_id = ${survivor}`] : [], ...planId ? [part`m.plan_id = ${planId}`] : []], part` and `);
  return pageOf(await readPage<MessageRow>(sql, newestFirst(columnsOf(messageTable, { as: 'm' }),
    { from: part`message m`, where, at: 'm.created_at' }), bounds), messageView);
}

function planView(row: PlanRow): MessagePlan {
  const { audience, region, priority, dueAt, endsAt, state, planned, refused, askedAt, askedBy, finishedAt,
    version } = row;
  return { id: encodeId(PREFIX.messagePlan, row.id), row, audience, region, priority, dueAt, endsAt, state, planned,
    refused, askedAt, askedBy, finishedAt, version };
}

export async function plansById(sql: Sql, ids: readonly string[]): Promise<(MessagePlan | null)[]> {
  const rows = await sql.all<PlanRow>`select ${columnsOf(messagePlanTable)} from message_plan
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, planView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The newest first. */
export async function plansPage(sql: Sql, bounds: PageBounds) {
  return pageOf(await readPage<PlanRow>(sql, newestFirst(columnsOf(messagePlanTable, { as: 'm' }),
    { from: part`message_plan m`, where: part`true`, at: 'm.asked_at' }), bounds), planView);
}

const newestFirst = (
  columns: RawBuilder<unknown>, { from, where, at }: {
    from: RawBuilder<unknown>; where: RawBuilder<unknown>; at: string },
) => ({ columns, from, key: 'm.id', arms: [{ from, where }], descending: true,
  sort: [{ column: at, type: 'timestamptz' as const }, { column: 'm.id', type: 'uuid' as const }] });
