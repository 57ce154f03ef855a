import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { writeAudit } from '../accounts/audit.ts';
import type { IdentityContext } from '../context.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Outcome, refuse } from '../refusals.ts';
import { findOwner } from './whose.ts';

export interface WithdrawDocuments {
  readonly client?: string;
  readonly hashes: readonly string[];
}

/** They are answered no more; one that was withdrawn before is no obstacle. */
export async function withdrawDocuments(
  context: IdentityContext, by: Actor, input: WithdrawDocuments,
): Promise<Outcome<{ readonly clientId: string; readonly withdrawn: number }>> {
  return inTransaction(context.pool, async (db) => {
    const owner = await findOwner(db, by, input.client, 'for update');
    if (!owner) return refuse('NOT_FOUND', 'No such client.', 'client');
    const { clientId } = owner;
    const { rows } = await db.query<{ hash: string }>(
      `delete from identity.registered_document where client_id = $1 and hash = any($2) returning hash`,
      [clientId, input.hashes]);
    if (rows.length > 0) {
      await writeAudit(context, db, by, { action: 'client.documents-withdrawn', subject: clientId,
        detail: { count: rows.length, hashes: rows.map(({ hash }) => hash).slice(0, 20) } });
    }
    return { ok: true as const, clientId, withdrawn: rows.length };
  });
}
