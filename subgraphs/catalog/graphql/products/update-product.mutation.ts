import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded, shownWhenStale,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { updateProduct, type UpdateProduct } from '../../commands/products/update-product.ts';
import { settleMedia } from '../../calls/settle-media.ts';
import { productsById } from '../../queries/product-rows.ts';
import { FACETS } from './facets.input.ts';
import { PRODUCT_CHANGES } from './product-changes.input.ts';
import { Product } from './product.type.ts';
import { UPLOAD_MISSING } from '../takes.ts';
import { givenOf } from '../requests.ts';

export const updateProductMutation = defineMutation({
  name: 'updateProduct',
  says: 'Changes a product 修改商品; also retires it.',
  scopes: ['catalog:write'],
  input: 'Changes of a product. Fields that are not given stay as they are.',
  takes: {
    id: idOf(PREFIX.product, 'Which product.'),
    expectedVersion: VERSION,
    ...PRODUCT_CHANGES,
  },
  refusals: {
    ...said('INVALID', 'STALE'), NOT_FOUND: 'The product, or an id, is unknown or not for you.', UPLOAD_MISSING,
  },
  extras: CURRENT_VERSION,
  command: updateProduct,
  inputOf: async ({ id, expectedVersion, exclusiveFranchiseIds, media: sent, ...fields }, context) => {
    const media = sent && await settleMedia(context, sent);
    if (media && !media.ok) return media;
    return {
      productId: id, expectedVersion,
      changes: givenOf({ ...fields, media: media?.value, exclusiveTenantIds: exclusiveFranchiseIds },
        ['craft', 'series', ...Object.keys(FACETS)]) as UpdateProduct['changes'],
    };
  },
  answers: {
    product: {
      ...loaded(() => Product, productsById, 'productId',
        'The product as it is now, also when stale; null when otherwise refused.'),
      whenRefused: shownWhenStale(({ id }: { id: string }, context) => context.load(productsById, id)),
    },
  },
});
