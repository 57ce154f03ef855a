import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { sql as part } from 'kysely';
import { OWN_VARIABLES, render, type TemplateDraft, type TemplateText } from '../domain/template.ts';
import type { Channel, Notice, TemplateState } from '../domain/words.ts';
import type { MessageRule, MessageTemplate } from '../graphql/templates/template.type.ts';
import { draftOf, templatesById, type TemplateRow } from '../persistence/templates.ts';
import { messageTemplateTable } from '../persistence/tables/message-template.table.ts';

/** What a preview and a test say for each variable. */
export const examplesOf = (
  variables: readonly { readonly name: string; readonly example: string }[],
): Readonly<Record<string, string>> => ({ ...Object.fromEntries(OWN_VARIABLES.map((name) => [name, `[${name}]`])),
  ...Object.fromEntries(variables.map(({ name, example }) => [name, example])) });

export function templateView(row: TemplateRow): MessageTemplate {
  const { zh, en, variables } = draftOf(row);
  const shown = (text: TemplateText) => render(text, examplesOf(variables)) ?? text;
  const { code, version, name, kind, channel, linkUrl, state, writtenAt, writtenBy, publishedAt } = row;
  return {
    id: encodeId(PREFIX.messageTemplate, row.id), code, version, name, kind, channel, zh, en, previewZh: shown(zh),
    previewEn: shown(en), variables: [...variables], linkUrl, state, writtenAt, writtenBy, publishedAt,
  };
}

/** What is sent of a text. */
export interface TextToSend {
  readonly id: string;
  readonly code: string;
  readonly channel: Channel;
  readonly draft: TemplateDraft;
}

export async function textsToSend(sql: Sql, ids: readonly string[]): Promise<TextToSend[]> {
  return (await templatesById(sql, ids)).flatMap((row) => (
    row ? [{ id: row.id, code: row.code, channel: row.channel, draft: draftOf(row) }] : []));
}

export const templateViews = async (sql: Sql, ids: readonly string[]): Promise<(MessageTemplate | null)[]> =>
  (await templatesById(sql, ids)).map((row) => row && templateView(row));

/** The newest first. */
export async function templatesPage(sql: Sql, { state, code }: { state: TemplateState | null; code: string | null },
  bounds: PageBounds) {
  const where = part.join([part`true`, ...state ? [part`m.state = ${state}`] : [],
    ...code ? [part`m.code = ${code}`] : []],
    part` and `);
  const from = part`message_template m`;
  return pageOf(await readPage<TemplateRow>(sql, {
    columns: columnsOf(messageTemplateTable, { as: 'm' }), from, key: 'm.id', arms: [{ from, where }],
    sort: [{ column: 'm.written_at', type: 'timestamptz' }, { column: 'm.id', type: 'uuid' }], descending: true,
  }, bounds), templateView);
}

export async function messageRules(sql: Sql): Promise<MessageRule[]> {
  return sql.all<MessageRule>`select notice, template_id as "templateId", is_on as "enabled", version,
    changed_at as "changedAt", changed_by as "changedBy" from message_rule order by notice`;
}

export async function rulesOf(sql: Sql, notices: readonly Notice[]): Promise<MessageRule[]> {
  const byNotice = new Map((await messageRules(sql)).map((rule) => [rule.notice, rule]));
  return notices.map((notice) => byNotice.get(notice)!);
}
