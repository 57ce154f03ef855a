import { defineListMutation } from '../../../kernel/graph/mutation/define-list-mutation.ts';
import { loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { ROWS_KEY } from '../../../kernel/graph/mutation/take.ts';
import { putProducts } from '../../commands/products/put-products.ts';
import { MAX_IMPORT } from '../../domain/limits.ts';
import { productsById } from '../../queries/product-rows.ts';
import { PRODUCT, putProductOf } from './product.input.ts';
import { Product } from './product.type.ts';
import { EDITION_TAKEN, NO_SUCH_ID_OR_CLASS, SERIAL_NO_TAKEN, UPLOAD_MISSING } from '../takes.ts';
import { ImportOutcomeEnum } from '../words.ts';

export const putProductsMutation = defineListMutation({
  name: 'putProducts',
  says: 'Enters new products and brings known ones up to date; each is taken or refused by itself. Items '
    + 'that are not named stay as they are.',
  scopes: ['catalog:write'],
  input: 'An import of products 商品导入.',
  takes: { idempotencyKey: ROWS_KEY },
  rows: { field: 'products', says: 'At most 500 products.' },
  row: {
    typeName: 'PutProduct',
    says: 'A product of an import, known by its style number, its items by SKU.',
    takes: PRODUCT,
    result: 'What became of one product of an import.',
    error: 'PutProducts',
    echoes: { styleNo: 'Style number as it was given.' },
  },
  least: 0,
  most: MAX_IMPORT,
  errors: { says: 'All refusals of all products.' },
  refusals: {
    ...said('INVALID'), NOT_FOUND: NO_SUCH_ID_OR_CLASS, SERIAL_NO_TAKEN, UPLOAD_MISSING,
    EDITION_TAKEN, STYLE_NO_TAKEN: 'A product that is not for you has this style number.',
    SKU_TAKEN: 'An item of another product has this SKU.',
  },
  command: putProducts,
  inputOf: putProductOf,
  answers: {
    outcome: {
      type: () => ImportOutcomeEnum, says: 'What was done; null when refused.',
      of: ({ outcome }) => outcome,
    },
    product: loaded(() => Product, productsById, 'productId', 'The product; null when refused.'),
  },
});
