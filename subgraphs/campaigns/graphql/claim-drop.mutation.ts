import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { reserveTogether } from '../calls/reservation-desk.ts';
import { claimDrops, type ClaimValue } from '../commands/claim-drops.ts';
import { CLAIM_CODES, pointsRefusal } from '../commands/claim-refusals.ts';
import { normalPasscode, passcodeDigest } from '../domain/passcode.ts';
import { claimsById } from '../queries/claims.ts';
import { passcodeKey } from '../queries/passcode-key.ts';
import { Claim } from './claim.type.ts';

export const MAX_BATCH = 500;

@InputType({ description: 'A claim 抢购 on one piece of a drop.' })
export class ClaimDropInput {
  @Field(() => ID, { description: 'Drop id.' })
  dropId!: string;

  @Field(() => ID, { description: 'Member the piece is for; a member can only claim for itself.' })
  memberId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The passcode 口令 spoken in the stream, where the session has one; case, width and '
      + 'spaces around do not matter.',
  })
  passcode?: string | null;

  @Field({
    description: '1 to 200 characters; sent again with the same input, the same claim is answered.',
  })
  idempotencyKey!: string;
}

@ObjectType('ClaimDropUserError', {
  simpleResolvers: true, description: 'A refusal of claimDrop; neither piece nor points are held.',
})
export class ClaimDropUserError extends userErrorType('ClaimDrop', CLAIM_CODES) {
  @Field(() => DateTimeScalar, {
    nullable: true, description: "With NOT_OPEN_YET: when it opens for the member's tier.",
  })
  opensAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'With TOO_MANY_ATTEMPTS: seconds to wait.' })
  waitSeconds?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a claim.' })
export class ClaimDropPayload {
  @Field(() => Claim, { nullable: true, description: 'The claim; null when refused.' })
  claim!: Claim | null;

  @Field(() => [ClaimDropUserError], { description: 'Why not.' })
  userErrors!: UserErrorView[];
}

@InputType({ description: 'Many claims, each decided on its own in this order.' })
export class ClaimDropBatchInput {
  @Field(() => [ClaimDropInput], { description: 'The claims, 1 to 500.' })
  claims!: ClaimDropInput[];
}

@ObjectType({ simpleResolvers: true, description: 'What became of many claims.' })
export class ClaimDropBatchPayload {
  @Field(() => [ClaimDropPayload], { description: 'One result for each claim asked for, in order.' })
  results!: ClaimDropPayload[];
}

type Passcode = string | null | undefined;

/** The digest that travels instead of the word; null for none and for what can be no passcode. */
export async function digestOf(context: GraphContext, passcode: Passcode): Promise<string | null> {
  const [digest] = await digestsOf(context, [passcode]);
  return digest!;
}

async function digestsOf(
  context: GraphContext, passcodes: readonly Passcode[],
): Promise<(string | null)[]> {
  const normal = passcodes.map((passcode) => (passcode ? normalPasscode(passcode) : null));
  if (normal.every((word) => word === null)) return normal;
  const key = await passcodeKey(context.services.home.database);
  return normal.map((word) => (word === null ? null : passcodeDigest(key, word)));
}

@Resolver()
export class ClaimDropMutation {
  @Mutation(() => ClaimDropPayload, {
    description: 'Claims one piece of a drop: stock and points 积分 are held together or not at all, for '
      + 'the hold time of the drop. While loyalty does not answer the claim is RESERVING and is '
      + 'settled within seconds.',
  })
  @Scopes('campaigns:claim')
  async claimDrop(
    @Arg('input', () => ClaimDropInput, { description: 'What for whom.' }) input: ClaimDropInput,
    @Ctx() context: GraphContext,
  ): Promise<ClaimDropPayload> {
    const [payload] = await claimAll(context, [input]);
    return payload!;
  }

  @Mutation(() => ClaimDropBatchPayload, {
    description: 'Claims pieces for many members of a live room at once, for a channel that gathers '
      + 'what its viewers press; each claim is decided on its own, first come, first served.',
  })
  @Scopes('campaigns:claim')
  async claimDropBatch(
    @Arg('input', () => ClaimDropBatchInput, { description: 'The claims.' })
    { claims }: ClaimDropBatchInput,
    @Ctx() context: GraphContext,
  ): Promise<ClaimDropBatchPayload> {
    if (claims.length < 1 || claims.length > MAX_BATCH) {
      throw new RequestError('LIMIT_EXCEEDED', `claims must be 1 to ${MAX_BATCH}.`);
    }
    return { results: await claimAll(context, claims) };
  }
}

async function claimAll(
  context: GraphContext, inputs: readonly ClaimDropInput[],
): Promise<ClaimDropPayload[]> {
  const passcodes = await digestsOf(context, inputs.map(({ passcode }) => passcode));
  const items = inputs.map((input, place) => ({
    input: {
      dropId: decodeId(PREFIX.drop, input.dropId), memberId: decodeId(PREFIX.member, input.memberId),
      passcode: passcodes[place]!,
    },
    idempotencyKey: input.idempotencyKey,
  }));
  const outcomes = await context.submitAll(claimDrops, items);
  return Promise.all(outcomes.map((outcome) => payloadOf(context, outcome)));
}

async function payloadOf(
  context: GraphContext, outcome: Outcome<ClaimValue>,
): Promise<ClaimDropPayload> {
  if (!outcome.ok) return { claim: null, userErrors: userErrorsOf(outcome) };
  const { claimId, state } = outcome.value;
  if (state === 'reserving') await reserveTogether(context.services, claimId);
  const claim = await context.load(claimsById, claimId);
  if (claim?.reason !== 'points_refused') return { claim, userErrors: [] };
  return { claim: null, userErrors: userErrorsOf(pointsRefusal(claim.pointsCode ?? '')) };
}
