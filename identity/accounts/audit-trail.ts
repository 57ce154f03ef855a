import type { IdentityContext } from '../context.ts';

/** What the trail is asked; instants in ISO. */
export interface TrailQuestion {
  readonly command?: string | null;
  readonly actorId?: string | null;
  readonly subjectId?: string | null;
  readonly from?: string | null;
  readonly until?: string | null;
  readonly before?: { readonly at: string; readonly id: string } | null;
  readonly limit: number;
}

export interface TrailEntry {
  readonly id: string;
  readonly at: Date;
  readonly action: string;
  readonly actorKind: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly subject: string;
  /** JSON text. */
  readonly detail: string;
}

/** Identity's part of the house's audit trail, newest first; who may ask is the platform's to check. */
export async function readAuditTrail(
  context: IdentityContext, asked: TrailQuestion,
): Promise<TrailEntry[]> {
  const { command, actorId, subjectId, from, until, before, limit } = asked;
  const { rows } = await context.pool.query<TrailEntry>(
    `select id, at, action, actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName",
       subject, detail::text as detail
     from identity.audit_entry
     where ($1::text is null or action = $1) and ($2::text is null or actor_id = $2)
       and ($3::text is null or subject = $3) and ($4::timestamptz is null or at >= $4)
       and ($5::timestamptz is null or at < $5)
       and ($6::timestamptz is null or (at, id) < ($6, $7::uuid))
     order by at desc, id desc limit $8`,
    [command ?? null, actorId ?? null, subjectId ?? null, from ?? null, until ?? null,
      before?.at ?? null, before?.id ?? null, limit]);
  return rows;
}
