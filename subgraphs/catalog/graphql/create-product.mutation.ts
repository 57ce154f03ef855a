import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from '../../kernel/graph/user-errors.ts';
import { refusedAll } from '../../kernel/outcome.ts';
import { createProduct } from '../commands/create-product.ts';
import { productsById } from '../queries/product-rows.ts';
import { ProductFieldsInput, putProductOf } from './product.input.ts';
import { Product } from './product.type.ts';

const CreateProductUserError = userErrorType('CreateProduct', {
  INVALID: 'A field is not allowed as it is; the message says why.',
  NOT_FOUND: 'An id names nothing.',
  STYLE_NO_TAKEN: 'Another product has this style number.',
  SKU_TAKEN: 'Another item has this SKU.',
  SERIAL_NO_TAKEN: 'Another piece has this serial number.',
});

@InputType({ description: 'A new product with its first class and items.' })
class CreateProductInput extends ProductFieldsInput {
  @Field({ description: 'Yours, 1 to 200 characters; the same again answers the first result.' })
  idempotencyKey!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Answer of createProduct.' })
class CreateProductPayload {
  @Field(() => Product, { nullable: true, description: 'The product; null when refused.' })
  product!: Product | null;

  @Field(() => [CreateProductUserError], { description: 'Why it was refused; empty when done.' })
  userErrors!: UserErrorView[];
}

@Resolver()
export class CreateProductMutation {
  @Mutation(() => CreateProductPayload, { description: 'Enters a new product with its items 新建商品.' })
  @Scopes('catalog:write')
  async createProduct(
    @Arg('input', () => CreateProductInput, { description: 'The product.' }) input: CreateProductInput,
    @Ctx() context: GraphContext,
  ): Promise<CreateProductPayload> {
    const { put, refusals } = putProductOf(input);
    if (refusals.length > 0) return { product: null, userErrors: userErrorsOf(refusedAll(refusals)) };
    const outcome = await context.run(createProduct, put, { idempotencyKey: input.idempotencyKey });
    return {
      product: outcome.ok ? await context.load(productsById, outcome.value.productId) : null,
      userErrors: userErrorsOf(outcome),
    };
  }
}
