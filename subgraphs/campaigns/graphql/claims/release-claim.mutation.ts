import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { RELEASE_CODES, releaseClaims } from '../../commands/release-claims.ts';
import { claimsById } from '../../queries/claims.ts';
import { Claim } from './claim.type.ts';

export const releaseClaimMutation = defineMutation({
  name: 'releaseClaim',
  says: 'Gives a piece or a place in the waitlist 候补 back; held points 积分 go back too and the first who '
    + 'waits is promoted.',
  scopes: ['campaigns:claim'],
  input: 'A claim to give back.',
  takes: { claimId: idOf(PREFIX.claim, 'Claim id.'), idempotencyKey: KEY },
  refusals: RELEASE_CODES,
  command: releaseClaims,
  answers: {
    claim: loaded(() => Claim, claimsById, 'claimId', 'The claim; null when refused.'),
  },
});
