import type { Sql } from '../../kernel/database/sql.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { TemplateDraft } from '../domain/template.ts';
import { messageTemplateTable } from './tables/message-template.table.ts';

export type TemplateRow = RowOf<typeof messageTemplateTable>;

export const draftOf = ({ kind, channel, subjectZh, bodyZh, subjectEn, bodyEn,
  variables }: TemplateRow): TemplateDraft => ({
  kind, channel, zh: { subject: subjectZh, body: bodyZh }, en: { subject: subjectEn, body: bodyEn }, variables });

export async function templatesById(sql: Sql, ids: readonly string[]): Promise<(TemplateRow | null)[]> {
  const rows = await sql.all<TemplateRow>`select ${columnsOf(messageTemplateTable)} from message_template
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}
