import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { RELEASE_CODES, releaseClaims } from '../commands/release-claims.ts';
import { claimsById } from '../queries/claims.ts';
import { Claim } from './claim.type.ts';

@InputType({ description: 'A claim to give back.' })
export class ReleaseClaimInput {
  @Field(() => ID, { description: 'Claim id.' })
  claimId!: string;

  @Field({ description: '1 to 200 characters; makes a retry safe.' })
  idempotencyKey!: string;
}

const ReleaseClaimUserError = userErrorType('ReleaseClaim', RELEASE_CODES);

@ObjectType({ simpleResolvers: true, description: 'What became of giving back.' })
export class ReleaseClaimPayload {
  @Field(() => Claim, { nullable: true, description: 'The claim; null when refused.' })
  claim!: Claim | null;

  @Field(() => [ReleaseClaimUserError], { description: 'Why not.' })
  userErrors!: InstanceType<typeof ReleaseClaimUserError>[];
}

@Resolver()
export class ReleaseClaimMutation {
  @Mutation(() => ReleaseClaimPayload, {
    description: 'Gives a piece or a place in the waitlist 候补 back; held points 积分 go back too and the '
      + 'first who waits is promoted.',
  })
  @Scopes('campaigns:claim')
  async releaseClaim(
    @Arg('input', () => ReleaseClaimInput, { description: 'Which claim.' }) input: ReleaseClaimInput,
    @Ctx() context: GraphContext,
  ): Promise<ReleaseClaimPayload> {
    const outcome = await context.submit(releaseClaims,
      { claimId: decodeId(PREFIX.claim, input.claimId) }, input.idempotencyKey);
    return {
      claim: outcome.ok ? await context.load(claimsById, outcome.value.claimId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
