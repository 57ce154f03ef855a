import { isRestricted, type Actor } from '../../kernel/actor.ts';
import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import { isTimeUp } from '../domain/hold-time.ts';
import { saveClaims, type ClaimInHand } from '../persistence/claims.ts';
import { settleDrops } from '../persistence/promote-waiting.ts';
import { endClaim } from './end-claims.ts';
import { lockSweptClaims } from './sweep-holds.ts';

export const RELEASE_CODES = {
  NOT_FOUND: 'There is no such claim among those you may see.',
  NOT_RELEASABLE: 'The claim was paid or has ended already.',
} as const;
export type ReleaseCode = keyof typeof RELEASE_CODES;

const OPEN = new Set(['reserving', 'claimed', 'waitlisted']);

/** The member gives the piece or the place in the waitlist back. */
export const releaseClaims = defineBatchCommand<
  { claimId: string | null }, { claimId: string }, ReleaseCode>({
  name: 'campaigns.release-claim',
  maxBatch: 250,
  executeAll: async (tx, requests) => {
    const { drops, claims } = await lockSweptClaims(tx, requests.flatMap(({ input }) => input.claimId ?? []));
    const released: ClaimInHand[] = [];
    const outcomes = [];
    for (const { input, actor, requestId } of requests) {
      const claim = claims.get(input.claimId ?? '');
      if (!claim || !(await mayRelease(actor, claim, (ids) => tx.visible(ids, actor)))) {
        outcomes.push(refused('NOT_FOUND' as const, RELEASE_CODES.NOT_FOUND, ['claimId']));
      } else if (!OPEN.has(claim.state) || isTimeUp(claim, tx.now)) {
        outcomes.push(refused('NOT_RELEASABLE' as const, RELEASE_CODES.NOT_RELEASABLE, ['claimId']));
      } else {
        const before = claim.state;
        endClaim(tx, claim, drops.get(claim.dropId)!, { state: 'released', reason: 'released' });
        released.push(claim);
        tx.audit({
          subjectId: claim.id, before: { state: before }, after: { state: 'released' },
          by: { actor, requestId },
        });
        outcomes.push(accepted({ claimId: claim.id }));
      }
    }
    await saveClaims(tx.sql, released);
    await settleDrops(tx, released.map((claim) => drops.get(claim.dropId)!));
    return outcomes;
  },
});

/** The member, the channel it was made through while it still sees the member, and head office. */
async function mayRelease(
  actor: Actor, claim: ClaimInHand, visible: (ids: string[]) => Promise<ReadonlySet<string>>,
): Promise<boolean> {
  if (!isRestricted(actor)) return true;
  if (actor.kind === 'channel' && claim.channelId !== actor.channelId) return false;
  return (await visible([claim.memberId])).has(claim.memberId);
}
