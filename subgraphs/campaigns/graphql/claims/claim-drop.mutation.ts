import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutations, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { reserveTogether } from '../../calls/reservation-desk.ts';
import { claimDrops } from '../../commands/claim-drops.ts';
import { CLAIM_CODES, pointsRefusal } from '../../commands/claim-refusals.ts';
import { claimsById } from '../../queries/claims.ts';
import { Claim } from './claim.type.ts';
import { digestOf } from '../passcode.ts';

export const claimDropMutations = defineMutations('ClaimDrop', {
  scopes: ['campaigns:claim'],
  input: 'A claim 抢购 on one piece of a drop.',
  takes: {
    dropId: idOf(PREFIX.drop, 'Drop id.'),
    memberId: idOf(PREFIX.member, 'Member the piece is for; a member can only claim for itself.'),
    passcode: optional(text('The passcode 口令 spoken in the stream, where the session has one; case, width '
      + 'and spaces around do not matter.')),
    idempotencyKey: KEY,
  },
  refusals: CLAIM_CODES,
  extras: {
    opensAt: extra(() => DateTimeScalar, "With NOT_OPEN_YET: when it opens for the member's tier."),
    waitSeconds: extra(() => Int, 'With TOO_MANY_ATTEMPTS: seconds to wait.'),
  },
  answers: {
    claim: loaded(() => Claim, claimsById, 'claimId', 'The claim; null when refused.'),
  },
}, {
  claimDrop: {
    says: 'Claims one piece of a drop: stock and points 积分 are held together or not at all, for the hold '
      + 'time of the drop. While loyalty does not answer the claim is RESERVING and is settled within '
      + 'seconds.',
    command: claimDrops,
    inputOf: async (asked, context) => (
      { ...asked, passcode: await digestOf(context, asked.passcode) }),
    afterwards: async (value, context) => {
      if (value.state === 'reserving') await reserveTogether(context.services, value.claimId);
      const claim = await context.load(claimsById, value.claimId);
      return claim?.reason === 'points_refused'
        ? pointsRefusal(claim.pointsCode ?? '') : accepted(value);
    },
  },
}, {
  claimDropBatch: {
    says: 'Claims pieces for many members of a live room at once, for a channel that gathers what its '
      + 'viewers press; each claim is decided on its own, first come, first served.',
    input: 'Many claims, each decided on its own in this order.',
    rows: { claims: { says: 'The claims, 1 to 500.', deed: 'claimDrop' } },
    most: claimDrops.maxBatch,
    run: (items, context) => context.submitAll(claimDrops, items),
  },
});
