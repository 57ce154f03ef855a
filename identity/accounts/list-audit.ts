import { type Actor, hasScopes } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import { type Outcome, refuse } from '../refusals.ts';

export interface ListAudit {
  readonly subject?: string;
  /** The id of the last entry already seen; newest first. */
  readonly after?: string;
  readonly first?: number;
}

export interface AuditRecord {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

const LARGEST_PAGE = 100;

export async function listAudit(
  context: IdentityContext, by: Actor, input: ListAudit = {},
): Promise<
  Outcome<{ readonly items: readonly AuditRecord[]; readonly hasMore: boolean }>
> {
  if (!hasScopes(by, ['audit:read'])) {
    return refuse('FORBIDDEN', 'Reading the audit trail needs the scope audit:read.');
  }
  const first = Math.min(Math.max(1, input.first ?? 25), LARGEST_PAGE);
  const { rows } = await context.pool.query<AuditRecord>(
    `select id, at, actor_id as "actorId", actor_name as "actorName", action, subject, detail
     from identity.audit_entry
     where ($1::text is null or subject = $1) and ($2::uuid is null or id < $2)
     order by id desc limit $3`,
    [input.subject ?? null, input.after ?? null, first + 1]);
  return { ok: true, items: rows.slice(0, first), hasMore: rows.length > first };
}
