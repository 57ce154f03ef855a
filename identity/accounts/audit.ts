import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { IdentityContext } from '../context.ts';
import type { Queryable } from '../database/transaction.ts';
import { newId } from '../ids.ts';

export type AuditAction =
  | 'operator.created' | 'operator.roles-changed' | 'operator.disabled' | 'operator.enabled'
  | 'operator.password-reset' | 'operator.password-changed' | 'operator.signed-in'
  | 'operator.sign-in-refused' | 'operator.totp-enrolled' | 'operator.totp-removed'
  | 'operator.recovery-code-used'
  | 'client.created' | 'client.secret-rotated' | 'client.disabled'
  | 'client.documents-registered' | 'client.documents-withdrawn' | 'client.origins-changed'
  | 'person.withdrawn' | 'key.rotated' | 'secret.changed';

export interface AuditEntry {
  readonly action: AuditAction;
  readonly subject: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Written in the transaction of the change it records; never holds a secret or a password. */
export async function writeAudit(
  context: IdentityContext, db: Queryable, by: Actor, entry: AuditEntry,
): Promise<void> {
  await db.query(
    `insert into identity.audit_entry
       (id, at, actor_kind, actor_id, actor_name, action, subject, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId(context.clock()), context.clock(), by.kind, by.id, by.name, entry.action, entry.subject,
      JSON.stringify(entry.detail ?? {})]);
}
