import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { MoneyInput, readMoney } from '../../kernel/graph/money.type.ts';
import { DateTimeScalar, PointsScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { refused } from '../../kernel/outcome.ts';
import { addDrop, RELEASE_CODES } from '../commands/sessions/add-drop.ts';
import { dropsById } from '../queries/drops.ts';
import { Drop } from './drop.type.ts';

@InputType({ description: 'A scarce item for a live session.' })
export class AddDropInput {
  @Field(() => ID, { description: 'Live session id.' })
  sessionId!: string;

  @Field(() => ID, { description: 'Item id; investment gold (class D) is not allowed.' })
  itemId!: string;

  @Field(() => Int, { description: 'Pieces, 1 to 100,000.' })
  stock!: number;

  @Field(() => Int, {
    defaultValue: 1, description: 'Claims one member may have at a time, 1 to 10.',
  })
  limitPerMember!: number;

  @Field(() => Int, {
    nullable: true, description: 'Longest waitlist 候补, 0 to 100,000; as many as stock when absent.',
  })
  waitlistLimit?: number | null;

  @Field(() => PointsScalar, {
    defaultValue: 0, description: 'Points 积分 of one piece beside the cash, 0 to 100,000,000.',
  })
  pointsPrice!: bigint | number;

  @Field(() => MoneyInput, { description: 'Cash price of one piece; 0 for points only.' })
  cashPrice!: MoneyInput;

  @Field(() => DateTimeScalar, {
    description: 'When it opens for gold and diamond, within the session.',
  })
  opensAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds later for silver, 0 to 86,400; as the campaign policy says when absent.',
  })
  silverDelaySeconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds later for base, not fewer than for silver, at most 86,400; as the campaign '
      + 'policy says when absent.',
  })
  baseDelaySeconds?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes a claim is held for payment, 1 to 60; as the campaign policy says when absent.',
  })
  holdMinutes?: number | null;

  @Field({ description: '1 to 200 characters; makes a retry safe.' })
  idempotencyKey!: string;
}

const AddDropUserError = userErrorType('AddDrop', {
  NOT_FOUND: 'There is no such session or item.',
  INVALID: 'A value is outside its limits; path says which.',
  SESSION_ENDED: 'The session is over.',
  INVESTMENT_NOT_ALLOWED: 'Investment gold (class D) 投资金 is not allowed in a drop.',
  ITEM_RETIRED: 'The item is not sold any more.',
  TOO_MANY_DROPS: 'A session has at most 50 drops.',
  ...RELEASE_CODES,
});

@ObjectType({ simpleResolvers: true, description: 'The added drop.' })
export class AddDropPayload {
  @Field(() => Drop, { nullable: true, description: 'The drop; null when refused.' })
  drop!: Drop | null;

  @Field(() => [AddDropUserError], { description: 'Why not.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class AddDropMutation {
  @Mutation(() => AddDropPayload, { description: 'Adds a drop 秒杀/兑换品 to a live session.' })
  @Scopes('campaigns:write')
  async addDrop(
    @Arg('input', () => AddDropInput, { description: 'The drop.' }) input: AddDropInput,
    @Ctx() context: GraphContext,
  ): Promise<AddDropPayload> {
    const cash = readMoney(input.cashPrice);
    if (!cash) {
      const bad = refused('INVALID', 'The amount has more digits than its currency.', ['cashPrice']);
      return { drop: null, userErrors: userErrorsOf(bad) };
    }
    const outcome = await context.run(addDrop, {
      sessionId: decodeId(PREFIX.liveSession, input.sessionId),
      itemId: decodeId(PREFIX.item, input.itemId), stock: input.stock,
      limitPerMember: input.limitPerMember, waitlistLimit: input.waitlistLimit ?? input.stock,
      pointsPrice: BigInt(input.pointsPrice), cashMinor: cash.minor, currency: cash.currency,
      opensAt: input.opensAt, silverDelayS: input.silverDelaySeconds ?? null,
      baseDelayS: input.baseDelaySeconds ?? null, holdMinutes: input.holdMinutes ?? null,
    }, { idempotencyKey: input.idempotencyKey });
    return {
      drop: outcome.ok ? await context.load(dropsById, outcome.value.dropId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
