import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { MoneyInput } from '../../kernel/graph/money.type.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { setItemCosts } from '../commands/set-item-cost.ts';
import { itemsById } from '../queries/item-rows.ts';
import { Item } from './item.type.ts';
import { notFound, requireHeadOffice } from './requests.ts';

const Refused = userErrorType('SetItemCost', {
  INVALID: 'A field is not allowed as it is; the message says why.',
  NOT_FOUND: 'The item is unknown.',
  BEFORE_LAST_COST: 'A cost begins after the last one began; reported margins do not move.',
});

@ObjectType('SetItemCostUserError', {
  simpleResolvers: true, description: 'A refusal of SetItemCost; nothing was changed.',
})
class SetItemCostUserError extends Refused {
  @Field(() => DateTimeScalar, {
    nullable: true, description: 'With BEFORE_LAST_COST: when the last cost began.',
  })
  lastEffectiveAt?: Date | null;
}

@InputType({ description: 'What one piece of an item costs us, and from when.' })
class SetItemCostInput {
  @Field({ description: 'Yours, 1 to 200 characters; the same again answers the first result.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Which item.' })
  itemId!: string;

  @Field(() => MoneyInput, { description: 'Cost of one piece, not below zero.' })
  cost!: MoneyInput;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'Sales from here on cost this; now without it, at most two years ahead.',
  })
  effectiveAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of setItemCost.' })
class SetItemCostPayload {
  @Field(() => Item, { nullable: true, description: 'The item; null when refused.' })
  item!: Item | null;

  @Field(() => [SetItemCostUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class SetItemCostMutation {
  @Mutation(() => SetItemCostPayload, {
    description: 'Sets what an item costs us 成本; head office finance only.',
  })
  @Scopes('catalog:cost')
  async setItemCost(
    @Arg('input', () => SetItemCostInput, { description: 'The cost.' }) input: SetItemCostInput,
    @Ctx() context: GraphContext,
  ): Promise<SetItemCostPayload> {
    requireHeadOffice(context, 'Mutation.setItemCost');
    const itemId = decodeId(PREFIX.item, input.itemId);
    if (!itemId) return { item: null, userErrors: notFound('There is no such item.', 'itemId') };
    const { amount, currency } = input.cost;
    const [outcome] = await context.runBatch(setItemCosts, [{
      idempotencyKey: input.idempotencyKey,
      input: {
        itemId, amount, currency, effectiveAt: input.effectiveAt ?? null, reason: input.reason ?? null,
      },
    }]);
    return {
      item: outcome!.ok ? await context.load(itemsById, itemId) : null,
      userErrors: userErrorsOf(outcome!),
    };
  }
}
