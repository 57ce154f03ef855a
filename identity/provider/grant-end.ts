/**
 * A grant is what one sign-in gave one client: codes, refresh tokens and access tokens are of it, and
 * end with it. A code or refresh token that comes twice (RFC 6749 section 4.1.2), a refresh token that is
 * handed back and signing out end it.
 */
import { createHash } from 'node:crypto';

import type { Queryable } from '../database/transaction.ts';

/** Longer than an access token lives, so that one made at this very moment is over, too. */
const DEAD_FOR = '1 hour';

/** How access tokens name their grant: the id itself stays here. */
export function grantMark(grantId: string): string {
  return createHash('sha256').update(grantId).digest('base64url').slice(0, 22);
}

/** Beside subjects in the list of cut-offs. */
export function grantSubject(mark: string): string {
  return `grant:${mark}`;
}

export async function endGrant(
  desk: { readonly pool: Queryable; readonly clock: () => Date }, grantId: string,
): Promise<void> {
  await desk.pool.query(
    `with gone as (
       delete from identity.artifact where grant_id = $1 or (model = 'Grant' and id = $1))
     insert into identity.token_cutoff (subject, cut_off_at)
     values ($2, $3::timestamptz + $4::interval)
     on conflict (subject) do update set cut_off_at = excluded.cut_off_at`,
    [grantId, grantSubject(grantMark(grantId)), desk.clock(), DEAD_FOR]);
}
