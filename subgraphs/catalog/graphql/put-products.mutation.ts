import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { refusedAll, type Outcome } from '../../kernel/outcome.ts';
import { putProducts } from '../commands/put-products.ts';
import type { PutValue } from '../commands/apply-products.ts';
import { MAX_IMPORT } from '../domain/limits.ts';
import { productsById } from '../queries/product-rows.ts';
import { ProductFieldsInput, putProductOf } from './product.input.ts';
import { Product } from './product.type.ts';
import { ImportOutcomeEnum } from './words.ts';

const PutProductsUserError = userErrorType('PutProducts', {
  INVALID: 'A field is not allowed as it is; the message says why.',
  NOT_FOUND: 'An id names nothing.',
  STYLE_NO_TAKEN: 'A product that is not for you has this style number.',
  SKU_TAKEN: 'An item of another product has this SKU.',
  SERIAL_NO_TAKEN: 'Another piece has this serial number.',
});

@InputType({ description: 'A product of an import, known by its style number, its items by SKU.' })
class PutProductInput extends ProductFieldsInput {}

@InputType({ description: 'An import of products 商品导入.' })
class PutProductsInput {
  @Field({ description: 'Yours, 1 to 190 characters; rows that were taken before are answered again.' })
  idempotencyKey!: string;

  @Field(() => [PutProductInput], { description: 'At most 500 products.' })
  products!: PutProductInput[];
}

@ObjectType({ simpleResolvers: true, description: 'What became of one product of an import.' })
class PutProductResult {
  @Field({ description: 'Style number as it was given.' })
  styleNo!: string;

  @Field(() => ImportOutcomeEnum, { nullable: true, description: 'What was done; null when refused.' })
  outcome!: PutValue['outcome'] | null;

  @Field(() => Product, { nullable: true, description: 'The product; null when refused.' })
  product!: Product | null;

  @Field(() => [PutProductsUserError], {
    description: 'Why this product was refused; the others are not touched by it.',
  })
  userErrors!: UserErrorView[];
}

@ObjectType({ simpleResolvers: true, description: 'Answer of putProducts.' })
class PutProductsPayload {
  @Field(() => [PutProductResult], { description: 'One result for each product, in order.' })
  results!: PutProductResult[];

  @Field(() => [PutProductsUserError], { description: 'All refusals of all products.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class PutProductsMutation {
  @Mutation(() => PutProductsPayload, {
    description: 'Enters new products and brings known ones up to date; each is taken or refused by itself. '
      + 'Items that are not named stay as they are.',
  })
  @Scopes('catalog:write')
  async putProducts(
    @Arg('input', () => PutProductsInput, { description: 'The import.' }) input: PutProductsInput,
    @Ctx() context: GraphContext,
  ): Promise<PutProductsPayload> {
    if (input.products.length > MAX_IMPORT) {
      throw new RequestError('LIMIT_EXCEEDED', `At most ${MAX_IMPORT} products.`);
    }
    const outcomes = await putAll(input, context);
    const results = await Promise.all(outcomes.map(async (outcome, index) => ({
      styleNo: input.products[index]!.styleNo,
      outcome: outcome.ok ? outcome.value.outcome : null,
      product: outcome.ok ? await context.load(productsById, outcome.value.productId) : null,
      userErrors: userErrorsOf(outcome).map((error) => ({
        ...error,
        path: error.path[0] === 'idempotencyKey'
          ? error.path : ['products', String(index), ...error.path],
      })),
    })));
    return { results, userErrors: results.flatMap((result) => result.userErrors) };
  }
}

async function putAll(
  input: PutProductsInput, context: GraphContext,
): Promise<Outcome<PutValue>[]> {
  const readings = input.products.map(putProductOf);
  const outcomes: Outcome<PutValue>[] = readings.map(({ refusals }) => refusedAll(refusals));
  const good = readings.flatMap(({ refusals }, index) => (refusals.length === 0 ? [index] : []));
  const taken = await context.runBatch(putProducts, good.map((index) => ({
    input: readings[index]!.put,
    // An empty key must be refused as empty, not as ":0".
    idempotencyKey: input.idempotencyKey && `${input.idempotencyKey}:${index}`,
  })));
  taken.forEach((outcome, position) => { outcomes[good[position]!] = outcome; });
  return outcomes;
}
