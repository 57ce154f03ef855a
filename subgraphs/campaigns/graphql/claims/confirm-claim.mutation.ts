import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { readIdentifier } from '../../../kernel/identifier.ts';
import { NOBODY } from '../../../kernel/ids.ts';
import { refused } from '../../../kernel/outcome.ts';
import { askOrder } from '../../commands/orders/ask-order.ts';
import { confirmClaims, CONFIRM_CODES } from '../../commands/confirm-claims.ts';
import type { PaidOrder } from '../../domain/order-of-claim.ts';
import { channelOfClaim, claimsById } from '../../queries/claims.ts';
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
    const order = await orderOf(context, asked);
    return asked.orderId && !order ? refused('NOT_FOUND', 'There is no such order.', ['orderId'])
      : { ...asked, paidBy: () => order };
  },
  answers: {
    claim: loaded(() => Claim, claimsById, 'claimId', 'The claim; null when refused.'),
  },
});

interface Payment {
  readonly claimId: string;
  readonly orderId: string | null;
  readonly externalOrderNo: string | null;
}

/** By its id, else by its number in the channel that claimed. */
async function orderOf(
  { services, request }: GraphContext, { claimId, orderId, externalOrderNo }: Payment,
): Promise<PaidOrder | null> {
  if (orderId) return orderId === NOBODY ? null : askOrder(services, request, { orderId });
  const number = externalOrderNo === null ? null : readIdentifier(externalOrderNo, 100);
  if (number === null) return null;
  const channelId = await channelOfClaim(services.home.database.sql, claimId);
  return channelId === null ? null : askOrder(services, request, { channelId, externalNo: number });
}
