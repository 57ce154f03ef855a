import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { readIdentifier } from '../../kernel/identifier.ts';
import { refused } from '../../kernel/outcome.ts';
import { askOrder } from '../commands/orders/ask-order.ts';
import { confirmClaims, CONFIRM_CODES } from '../commands/confirm-claims.ts';
import type { PaidOrder } from '../domain/order-of-claim.ts';
import { channelOfClaim, claimsById } from '../queries/claims.ts';
import { Claim } from './claim.type.ts';

@InputType({ description: 'The payment of a claim.' })
export class ConfirmClaimInput {
  @Field(() => ID, { description: 'Claim id.' })
  claimId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Order number of the channel, 1 to 100 characters. An order that is recorded already has to be the '
      + 'member\'s, with the item at the price of the drop.',
  })
  externalOrderNo?: string | null;

  @Field(() => ID, { nullable: true, description: 'Order id, where it is recorded already.' })
  orderId?: string | null;

  @Field({ description: '1 to 200 characters; makes a retry safe.' })
  idempotencyKey!: string;
}

const ConfirmClaimUserError = userErrorType('ConfirmClaim', CONFIRM_CODES);

@ObjectType({ simpleResolvers: true, description: 'What became of a payment.' })
export class ConfirmClaimPayload {
  @Field(() => Claim, { nullable: true, description: 'The claim; null when refused.' })
  claim!: Claim | null;

  @Field(() => [ConfirmClaimUserError], { description: 'Why not.' })
  userErrors!: InstanceType<typeof ConfirmClaimUserError>[];
}

/** By its id, else by its number in the channel that claimed. */
async function orderOf(
  context: GraphContext, claimId: string | null, orderId: string | null, externalNo: string | null,
): Promise<PaidOrder | null> {
  const { services, request } = context;
  if (orderId) return askOrder(services, request, { orderId });
  const number = externalNo === null ? null : readIdentifier(externalNo, 100);
  if (claimId === null || number === null) return null;
  const channelId = await channelOfClaim(services.home.database.sql, claimId);
  return channelId === null ? null : askOrder(services, request, { channelId, externalNo: number });
}

@Resolver()
export class ConfirmClaimMutation {
  @Mutation(() => ConfirmClaimPayload, {
    description: 'Says that a claim was paid: the channel it was claimed through, or head office with '
      + 'campaigns:write. The held points 积分 are captured.',
  })
  @Scopes('campaigns:claim')
  async confirmClaim(
    @Arg('input', () => ConfirmClaimInput, { description: 'Which claim.' }) input: ConfirmClaimInput,
    @Ctx() context: GraphContext,
  ): Promise<ConfirmClaimPayload> {
    const { kind, scopes } = context.actor;
    if (kind !== 'channel' && (kind === 'person' || !scopes.includes('campaigns:write'))) {
      throw new RequestError('FORBIDDEN', 'Mutation.confirmClaim needs campaigns:write.',
        { requiredScopes: ['campaigns:write'] });
    }
    const orderId = input.orderId ? decodeId(PREFIX.order, input.orderId) : null;
    if (input.orderId && !orderId) {
      const none = refused('NOT_FOUND', 'There is no such order.', ['orderId']);
      return { claim: null, userErrors: userErrorsOf(none) };
    }
    const claimId = decodeId(PREFIX.claim, input.claimId);
    const externalOrderNo = input.externalOrderNo ?? null;
    const order = await orderOf(context, claimId, orderId, externalOrderNo);
    if (orderId && !order) {
      const none = refused('NOT_FOUND', 'There is no such order.', ['orderId']);
      return { claim: null, userErrors: userErrorsOf(none) };
    }
    const outcome = await context.submit(confirmClaims,
      { claimId, externalOrderNo, orderId, paidBy: () => order }, input.idempotencyKey);
    return {
      claim: outcome.ok ? await context.load(claimsById, outcome.value.claimId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
