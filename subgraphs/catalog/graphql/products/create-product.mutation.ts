import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { createProduct } from '../../commands/products/create-product.ts';
import { productsById } from '../../queries/product-rows.ts';
import { PRODUCT, putProductOf } from './product.input.ts';
import { Product } from './product.type.ts';
import { EDITION_TAKEN, NO_SUCH_ID_OR_CLASS, SERIAL_NO_TAKEN, SKU_TAKEN, UPLOAD_MISSING } from '../takes.ts';

export const createProductMutation = defineMutation({
  name: 'createProduct',
  says: 'Enters a new product with its items 新建商品.',
  scopes: ['catalog:write'],
  input: 'A new product with its first class and items.',
  takes: { ...PRODUCT, idempotencyKey: KEY },
  refusals: {
    ...said('INVALID'), NOT_FOUND: NO_SUCH_ID_OR_CLASS, SKU_TAKEN, SERIAL_NO_TAKEN, UPLOAD_MISSING,
    EDITION_TAKEN, STYLE_NO_TAKEN: 'Another product has this style number.',
  },
  command: createProduct,
  inputOf: putProductOf,
  answers: {
    product: loaded(() => Product, productsById, 'productId', 'The product; null when refused.'),
  },
});
