import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { refused } from '../../../kernel/outcome.ts';
import { orderPaid } from '../../calls/ask-order.ts';
import { confirmClaims, CONFIRM_CODES } from '../../commands/confirm-claims.ts';
import { claimsById } from '../../queries/claims.ts';
import { Claim } from './claim.type.ts';

export const confirmClaimMutation = defineMutation({
  name: 'confirmClaim',
  says: 'Says that a claim was paid: the channel it was claimed through, or head office with '
    + 'campaigns:write. The held points 积分 are captured.',
  scopes: ['campaigns:claim'],
  guard: ({ actor: { kind, scopes } }) => {
    if (kind === 'channel' || (kind !== 'person' && scopes.includes('campaigns:write'))) return;
    throw new RequestError('FORBIDDEN', 'Mutation.confirmClaim needs campaigns:write.',
      { requiredScopes: ['campaigns:write'] });
  },
  input: 'The payment of a claim.',
  takes: {
    claimId: idOf(PREFIX.claim, 'Claim id.'),
    externalOrderNo: optional(text('Order number of the channel, 1 to 100 characters. An order that is '
      + 'recorded already has to be the member\'s, with the item at the price of the drop.')),
    orderId: optional(idOf(PREFIX.order, 'Order id, where it is recorded already.')),
    idempotencyKey: KEY,
  },
  refusals: CONFIRM_CODES,
  command: confirmClaims,
  inputOf: async (asked, context) => {
    const order = await orderPaid(context, asked);
    return asked.orderId && !order ? refused('NOT_FOUND', 'There is no such order.', ['orderId'])
      : { ...asked, paidBy: () => order };
  },
  answers: {
    claim: loaded(() => Claim, claimsById, 'claimId', 'The claim; null when refused.'),
  },
});
