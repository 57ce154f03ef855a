import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { lockClaims, saveClaims } from '../persistence/claims.ts';
import { settleDrops } from '../persistence/promote-waiting.ts';
import { endClaim } from './end-claims.ts';

/** Unpaid holds whose time is up end, at most `limit`; the first of the waitlist get their own time. */
export const expireHolds = defineCommand<
  { dropId: string | null; limit: number }, { expired: number }, never>({
  name: 'campaigns.expire-holds',
  execute: async (tx, { dropId, limit }) => {
    const due = await tx.sql.all<{ id: string }>`
      select id from claim
      where state in ('reserving', 'claimed') and hold_expires_at <= ${tx.now}
        and (${dropId}::uuid is null or drop_id = ${dropId}::uuid)
      order by hold_expires_at, id limit ${limit}`;
    const { drops, claims } = await lockClaims(tx.sql, due.map((row) => row.id));
    // Under the lock: it may have been paid a moment ago.
    const expired = [...claims.values()].filter((claim) =>
      (claim.state === 'reserving' || claim.state === 'claimed') && claim.holdExpiresAt! <= tx.now);
    for (const claim of expired) {
      const before = claim.state;
      endClaim(tx, claim, drops.get(claim.dropId)!, { state: 'voided', reason: 'unpaid' });
      tx.audit({
        subjectId: claim.id, before: { state: before }, after: { state: 'voided' }, reason: 'unpaid',
      });
    }
    await saveClaims(tx.sql, expired);
    await settleDrops(tx, expired.map((claim) => drops.get(claim.dropId)!));
    return accepted({ expired: expired.length });
  },
});
