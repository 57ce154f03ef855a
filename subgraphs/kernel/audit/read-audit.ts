import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../database/sql.ts';
import { plainJson } from '../json.ts';
import type { AuditQuestion, AuditRecord } from '../port.ts';

interface Row {
  id: string; at: Date; command: string; actor_kind: string; actor_id: string; actor_name: string;
  request_id: string; subject_id: string | null; reason: string | null; before: unknown; after: unknown;
}

/** Newest first, from the cursor on; each condition has an index that begins with it or with the time. */
export async function readAudit(sql: Sql, room: string, asked: AuditQuestion): Promise<AuditRecord[]> {
  const { limit } = asked;
  const rows = await sql.all<Row>`select id, at, command, actor_kind, actor_id, actor_name, request_id,
      subject_id, reason, before, after
    from audit_record where ${fragment.join(conditionsOf(asked), fragment` and `)}
    order by at desc, id desc limit ${limit}`;
  return rows.map((row) => ({
    id: row.id, room, at: row.at.toISOString(), command: row.command, actorKind: row.actor_kind,
    actorId: row.actor_id, actorName: row.actor_name, requestId: row.request_id,
    subjectId: row.subject_id, reason: row.reason, before: textOf(row.before), after: textOf(row.after),
  }));
}

function conditionsOf(
  { command, actorId, subjectId, requestId, from, until, before }: AuditQuestion,
): RawBuilder<unknown>[] {
  return [
    fragment`true`,
    ...(command ? [fragment`command = ${command}`] : []),
    ...(actorId ? [fragment`actor_id = ${actorId}`] : []),
    ...(subjectId ? [fragment`subject_id = ${subjectId}`] : []),
    ...(requestId ? [fragment`request_id = ${requestId}`] : []),
    ...(from ? [fragment`at >= ${from}`] : []),
    ...(until ? [fragment`at < ${until}`] : []),
    ...(before ? [fragment`(at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`] : []),
  ];
}

function textOf(json: unknown): string | null {
  return json === null || json === undefined ? null : plainJson(json);
}
