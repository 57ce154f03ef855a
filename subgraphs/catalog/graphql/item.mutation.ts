import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DecimalScalar } from '../../kernel/graph/scalars.ts';
import { CurrencyCode } from '../../kernel/graph/money.type.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { addItem } from '../commands/add-item.ts';
import { updateItem, type UpdateItem } from '../commands/update-item.ts';
import type { LabourBasis, Pricing } from '../domain/words.ts';
import { itemsById } from '../queries/item-rows.ts';
import { Item } from './item.type.ts';
import { itemDraftOf, ItemInput } from './product.input.ts';
import { notFound } from './requests.ts';
import { LabourBasisEnum, PricingEnum } from './words.type.ts';

const AddItemUserError = userErrorType('AddItem', {
  INVALID: 'A field is not allowed as it is; the message says why.',
  NOT_FOUND: 'The product is unknown or not for you.',
  SKU_TAKEN: 'Another item has this SKU.',
  SERIAL_NO_TAKEN: 'Another piece has this serial number.',
});

@InputType({ description: 'One more item of a product.' })
class AddItemInput {
  @Field({ description: 'Yours, 1 to 200 characters; the same again answers the first result.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The product.' })
  productId!: string;

  @Field(() => ItemInput, { description: 'The item.' })
  item!: ItemInput;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of addItem.' })
class AddItemPayload {
  @Field(() => Item, { nullable: true, description: 'The item; null when refused.' })
  item!: Item | null;

  @Field(() => [AddItemUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: UserErrorView[];
}

const Refused = userErrorType('UpdateItem', {
  INVALID: 'A field is not allowed as it is; the message says why.',
  NOT_FOUND: 'The item is unknown or not for you.',
  SERIAL_NO_TAKEN: 'Another piece has this serial number.',
  STALE: 'Somebody changed the item since you read it; it is answered as it is now.',
});

@ObjectType('UpdateItemUserError', {
  simpleResolvers: true, description: 'A refusal of UpdateItem; nothing was changed.',
})
class UpdateItemUserError extends Refused {
  @Field(() => Int, { nullable: true, description: 'With STALE: the version it has now.' })
  currentVersion?: number | null;
}

@InputType({ description: 'Changes of an item. Fields that are not given stay as they are.' })
class UpdateItemInput {
  @Field(() => ID, { description: 'Which item.' })
  id!: string;

  @Field(() => Int, { description: 'The version these changes were made to.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Serial number; null clears it.' })
  serialNo?: string | null;

  @Field(() => Int, { nullable: true, description: 'Weight of the whole piece in milligrams.' })
  grossWeightMg?: number | null;

  @Field(() => Int, { nullable: true, description: 'Weight of its metal in milligrams.' })
  goldWeightMg?: number | null;

  @Field(() => String, { nullable: true, description: 'Size; null clears it.' })
  size?: string | null;

  @Field(() => PricingEnum, { nullable: true, description: 'How it is priced.' })
  pricing?: Pricing | null;

  @Field(() => CurrencyCode, { nullable: true, description: 'Currency of its amounts.' })
  currency?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Fixed price; null clears it.' })
  fixedPrice?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Labour fee; null makes it 0.' })
  labour?: string | null;

  @Field(() => LabourBasisEnum, { nullable: true, description: 'What the labour fee counts on.' })
  labourBasis?: LabourBasis | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Price of its stones; null makes it 0.' })
  stonePrice?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is no longer sold 停售.' })
  retired?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of updateItem.' })
class UpdateItemPayload {
  @Field(() => Item, {
    nullable: true, description: 'The item as it is now, also when stale; null when otherwise refused.',
  })
  item!: Item | null;

  @Field(() => [UpdateItemUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class ItemMutation {
  @Mutation(() => AddItemPayload, { description: 'Adds an item 货品 to a product.' })
  @Scopes('catalog:write')
  async addItem(
    @Arg('input', () => AddItemInput, { description: 'The item.' }) input: AddItemInput,
    @Ctx() context: GraphContext,
  ): Promise<AddItemPayload> {
    const productId = decodeId(PREFIX.product, input.productId);
    if (!productId) {
      return { item: null, userErrors: notFound('There is no such product.', 'productId') };
    }
    const outcome = await context.run(addItem, { productId, item: itemDraftOf(input.item) },
      { idempotencyKey: input.idempotencyKey });
    return {
      item: outcome.ok ? await context.load(itemsById, outcome.value.itemId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }

  @Mutation(() => UpdateItemPayload, { description: 'Changes an item 修改货品; also retires it.' })
  @Scopes('catalog:write')
  async updateItem(
    @Arg('input', () => UpdateItemInput, { description: 'The changes.' }) input: UpdateItemInput,
    @Ctx() context: GraphContext,
  ): Promise<UpdateItemPayload> {
    const itemId = decodeId(PREFIX.item, input.id);
    if (!itemId) return { item: null, userErrors: notFound('There is no such item.', 'id') };
    const outcome = await context.run(updateItem,
      { itemId, expectedVersion: input.expectedVersion, changes: changesOf(input) });
    const shown = outcome.ok || outcome.refusals[0]?.code === 'STALE';
    return {
      item: shown ? await context.load(itemsById, itemId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}

function changesOf(input: UpdateItemInput): UpdateItem['changes'] {
  const changes: Record<string, unknown> = {};
  for (const field of ['grossWeightMg', 'goldWeightMg', 'pricing', 'currency', 'labourBasis',
    'retired'] as const) {
    if (input[field] !== undefined && input[field] !== null) changes[field] = input[field];
  }
  for (const field of ['serialNo', 'size', 'fixedPrice', 'labour', 'stonePrice'] as const) {
    if (input[field] !== undefined) changes[field] = input[field];
  }
  return changes as UpdateItem['changes'];
}
