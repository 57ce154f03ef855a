import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { MarginClass } from '../../contracts/words.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { setMarginClass } from '../commands/set-margin-class.ts';
import { productsById } from '../queries/product-rows.ts';
import { Product } from './product.type.ts';
import { notFound, requireHeadOffice } from './requests.ts';
import { MarginClassEnum } from './words.type.ts';

const Refused = userErrorType('SetMarginClass', {
  INVALID: 'A field is not allowed as it is; the message says why.',
  NOT_FOUND: 'The product is unknown or not for you.',
  BEFORE_LAST_PERIOD: 'A class begins after the last one began; history is not rewritten.',
  NO_CHANGE: 'The product already has this class then.',
});

@ObjectType('SetMarginClassUserError', {
  simpleResolvers: true, description: 'A refusal of SetMarginClass; nothing was changed.',
})
class SetMarginClassUserError extends Refused {
  @Field(() => DateTimeScalar, {
    nullable: true, description: 'With BEFORE_LAST_PERIOD: when the last class began.',
  })
  lastEffectiveAt?: Date | null;
}

@InputType({ description: 'A margin class and when it begins.' })
class SetMarginClassInput {
  @Field({ description: 'Yours, 1 to 200 characters; the same again answers the first result.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Which product.' })
  productId!: string;

  @Field(() => MarginClassEnum, { description: 'The class.' })
  marginClass!: MarginClass;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Sales paid from here on count in it; now without it, at most two years ahead.',
  })
  effectiveAt?: Date | null;

  @Field({ description: 'Why; 1 to 500 characters.' })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of setMarginClass.' })
class SetMarginClassPayload {
  @Field(() => Product, { nullable: true, description: 'The product; null when refused.' })
  product!: Product | null;

  @Field(() => [SetMarginClassUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class SetMarginClassMutation {
  @Mutation(() => SetMarginClassPayload, {
    description: 'Gives a product another margin class 利润率分级 from a date on; head office only.',
  })
  @Scopes('catalog:write')
  async setMarginClass(
    @Arg('input', () => SetMarginClassInput, { description: 'The class.' }) input: SetMarginClassInput,
    @Ctx() context: GraphContext,
  ): Promise<SetMarginClassPayload> {
    // A class decides points and rebates: what is sold is a partner's to say, what it earns is not.
    requireHeadOffice(context, 'Mutation.setMarginClass');
    const productId = decodeId(PREFIX.product, input.productId);
    if (!productId) {
      return { product: null, userErrors: notFound('There is no such product.', 'productId') };
    }
    const { marginClass, reason } = input;
    const outcome = await context.run(setMarginClass,
      { productId, marginClass, reason, effectiveAt: input.effectiveAt ?? null },
      { idempotencyKey: input.idempotencyKey });
    return {
      product: outcome.ok ? await context.load(productsById, productId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
