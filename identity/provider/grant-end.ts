/**
 * A grant is what one sign-in gave one client: codes, refresh tokens and access tokens are of it, and
 * end with it. A code or refresh token that comes twice (RFC 6749 section 4.1.2), a refresh token that is
 * handed back and signing out end it.
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

import { inTransaction } from '../database/transaction.ts';
import { cutOff } from '../verify/cutoffs.ts';

/** Longer than a request takes that is making one at this very moment. */
const DEAD_FOR_MILLISECONDS = 60 * 60 * 1000;

/** For what never comes back: also what is made of it later is over. */
export function deadUntil(now: Date): Date {
  return new Date(now.getTime() + DEAD_FOR_MILLISECONDS);
}

/** How access tokens name their grant: the id itself stays here. */
export function grantMark(grantId: string): string {
  return createHash('sha256').update(grantId).digest('base64url').slice(0, 22);
}

/** Beside subjects in the list of cut-offs. */
export function grantSubject(mark: string): string {
  return `grant:${mark}`;
}

export function endGrant(
  desk: { readonly pool: Pool; readonly clock: () => Date }, grantId: string,
): Promise<void> {
  return inTransaction(desk.pool, async (db) => {
    await db.query(
      `delete from identity.artifact where grant_id = $1 or (model = 'Grant' and id = $1)`, [grantId]);
    await cutOff(db, [grantSubject(grantMark(grantId))], deadUntil(desk.clock()));
  });
}
