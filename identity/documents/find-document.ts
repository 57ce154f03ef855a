import type { IdentityContext } from '../context.ts';

export interface FoundDocument {
  readonly hash: string;
  readonly text: string;
}

/** Only of a client that is not disabled. That it was asked today is noted once a day. */
export async function findDocument(
  { pool, clock, log }: IdentityContext, clientId: string, id: string,
): Promise<FoundDocument | null> {
  const today = clock().toISOString().slice(0, 10);
  const { rows } = await pool.query<{ hash: string; body: string; is_new_day: boolean }>(
    `select d.hash, d.body, d.last_used_on is distinct from $3::date as is_new_day
     from identity.registered_document d join identity.client c using (client_id)
     where d.client_id = $1 and (d.hash = $2 or d.aliases @> array[$2]) and c.disabled_at is null`,
    [clientId, id, today]);
  const [found] = rows;
  if (!found) return null;
  if (found.is_new_day) {
    // Nobody waits for it, and an answer does not depend on it.
    pool.query(`update identity.registered_document set last_used_on = $3
      where client_id = $1 and hash = $2 and last_used_on is distinct from $3::date`,
    [clientId, found.hash, today]).catch((error: unknown) => {
      log.warn({ err: error }, 'the use of a registered document was not noted');
    });
  }
  return { hash: found.hash, text: found.body };
}
