import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { decodeId } from '../../kernel/ids.ts';
import { refusedAll, type Refusal } from '../../kernel/outcome.ts';
import { updateProduct, type UpdateProduct } from '../commands/update-product.ts';
import type { Category, DemandClass, Metal } from '../domain/words.ts';
import { productsById } from '../queries/product-rows.ts';
import { MediumInput, stoneOf, StoneInput } from './product.input.ts';
import { Product } from './product.type.ts';
import { notFound, readIds } from './requests.ts';
import { CategoryEnum, DemandClassEnum, MetalEnum } from './words.type.ts';

const Refused = userErrorType('UpdateProduct', {
  INVALID: 'A field is not allowed as it is; the message says why.',
  NOT_FOUND: 'The product, or an id, is unknown or not for you.',
  STALE: 'Somebody changed the product since you read it; it is answered as it is now.',
});

@ObjectType('UpdateProductUserError', {
  simpleResolvers: true, description: 'A refusal of UpdateProduct; nothing was changed.',
})
class UpdateProductUserError extends Refused {
  @Field(() => Int, { nullable: true, description: 'With STALE: the version it has now.' })
  currentVersion?: number | null;
}

@InputType({ description: 'Changes of a product. Fields that are not given stay as they are.' })
class UpdateProductInput {
  @Field(() => ID, { description: 'Which product.' })
  id!: string;

  @Field(() => Int, { description: 'The version these changes were made to.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Chinese name.' })
  nameZh?: string | null;

  @Field(() => String, { nullable: true, description: 'English name.' })
  nameEn?: string | null;

  @Field(() => CategoryEnum, { nullable: true, description: 'Kind of piece.' })
  category?: Category | null;

  @Field(() => DemandClassEnum, { nullable: true, description: 'Why people buy it.' })
  demandClass?: DemandClass | null;

  @Field(() => MetalEnum, { nullable: true, description: 'Main metal.' })
  metal?: Metal | null;

  @Field(() => Int, { nullable: true, description: 'Purity in parts per 10,000.' })
  purity?: number | null;

  @Field(() => String, { nullable: true, description: 'Craft; null clears it.' })
  craft?: string | null;

  @Field(() => String, { nullable: true, description: 'Series; null clears it.' })
  series?: string | null;

  @Field(() => [String], { nullable: true, description: 'All tags, at most 20.' })
  tags?: string[] | null;

  @Field(() => [StoneInput], { nullable: true, description: 'All stones, at most 20 kinds.' })
  stones?: StoneInput[] | null;

  @Field(() => [MediumInput], { nullable: true, description: 'All media in order of showing, at most 30.' })
  media?: MediumInput[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether only members may buy it.' })
  memberOnly?: boolean | null;

  @Field(() => [ID], {
    nullable: true, description: 'All channels it is made for, at most 50; head office\'s to say.',
  })
  exclusiveChannelIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true, description: 'All franchises it is made for, at most 50; head office\'s to say.',
  })
  exclusiveFranchiseIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Days from order to handing over.' })
  leadTimeDays?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is no longer sold 停售.' })
  retired?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of updateProduct.' })
class UpdateProductPayload {
  @Field(() => Product, {
    nullable: true, description: 'The product as it is now, also when stale; null when otherwise refused.',
  })
  product!: Product | null;

  @Field(() => [UpdateProductUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class UpdateProductMutation {
  @Mutation(() => UpdateProductPayload, { description: 'Changes a product 修改商品; also retires it.' })
  @Scopes('catalog:write')
  async updateProduct(
    @Arg('input', () => UpdateProductInput, { description: 'The changes.' }) input: UpdateProductInput,
    @Ctx() context: GraphContext,
  ): Promise<UpdateProductPayload> {
    const productId = decodeId(PREFIX.product, input.id);
    if (!productId) return { product: null, userErrors: notFound('There is no such product.', 'id') };
    const { changes, refusals } = changesOf(input);
    if (refusals.length > 0) return { product: null, userErrors: userErrorsOf(refusedAll(refusals)) };
    const outcome = await context.run(updateProduct,
      { productId, expectedVersion: input.expectedVersion, changes });
    const shown = outcome.ok || outcome.refusals[0]?.code === 'STALE';
    return {
      product: shown ? await context.load(productsById, productId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}

function changesOf(
  input: UpdateProductInput,
): { changes: UpdateProduct['changes']; refusals: Refusal<'NOT_FOUND'>[] } {
  const changes: Record<string, unknown> = {};
  for (const field of ['nameZh', 'nameEn', 'category', 'demandClass', 'metal', 'purity', 'tags',
    'memberOnly', 'leadTimeDays', 'retired'] as const) {
    if (input[field] !== undefined && input[field] !== null) changes[field] = input[field];
  }
  for (const field of ['craft', 'series'] as const) {
    if (input[field] !== undefined) changes[field] = input[field];
  }
  if (input.stones) changes['stones'] = input.stones.map(stoneOf);
  if (input.media) changes['media'] = input.media.map(({ kind, url }) => ({ kind, url }));
  const refusals: Refusal<'NOT_FOUND'>[] = [];
  const ids = (field: 'exclusiveChannelIds' | 'exclusiveFranchiseIds', to: string, prefix: string): void => {
    if (!input[field]) return;
    const read = readIds(prefix, input[field], field);
    changes[to] = read.uuids;
    refusals.push(...read.refusals);
  };
  ids('exclusiveChannelIds', 'exclusiveChannelIds', PREFIX.channel);
  ids('exclusiveFranchiseIds', 'exclusiveTenantIds', PREFIX.franchise);
  return { changes: changes as UpdateProduct['changes'], refusals };
}
