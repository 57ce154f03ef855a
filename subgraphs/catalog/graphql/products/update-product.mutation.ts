import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded, shownWhenStale,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { formsOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import {
  edited, flag, idOf, idsOf, list, optional, take, text, VERSION, whole,
} from '../../../kernel/graph/mutation/take.ts';
import { updateProduct, type UpdateProduct } from '../../commands/products/update-product.ts';
import type { Category, DemandClass, Metal } from '../../domain/words.ts';
import { productsById } from '../../queries/product-rows.ts';
import { medium, stone } from './product.input.ts';
import { Product } from './product.type.ts';
import { givenOf } from '../requests.ts';
import { CategoryEnum, DemandClassEnum, MetalEnum } from '../words.ts';

export const updateProductMutation = defineMutation({
  name: 'updateProduct',
  says: 'Changes a product 修改商品; also retires it.',
  scopes: ['catalog:write'],
  input: 'Changes of a product. Fields that are not given stay as they are.',
  takes: {
    id: idOf(PREFIX.product, 'Which product.'),
    expectedVersion: VERSION,
    nameZh: optional(text('Chinese name.')),
    nameEn: optional(text('English name.')),
    category: optional(take<Category>(() => CategoryEnum, 'Kind of piece.')),
    demandClass: optional(take<DemandClass>(() => DemandClassEnum, 'Why people buy it.')),
    metal: optional(take<Metal>(() => MetalEnum, 'Main metal.')),
    purity: optional(whole('Purity in parts per 10,000.')),
    craft: edited(text('Craft; null clears it.')),
    series: edited(text('Series; null clears it.')),
    tags: optional(list<string>(() => String, 'All tags, at most 20.')),
    stones: optional(formsOf(stone, 'All stones, at most 20 kinds.')),
    media: optional(formsOf(medium, 'All media in order of showing, at most 30.')),
    memberOnly: optional(flag('Whether only members may buy it.')),
    exclusiveChannelIds: optional(idsOf(PREFIX.channel,
      'All channels it is made for, at most 50; head office\'s to say.')),
    exclusiveFranchiseIds: optional(idsOf(PREFIX.franchise,
      'All franchises it is made for, at most 50; head office\'s to say.')),
    leadTimeDays: optional(whole('Days from order to handing over.')),
    retired: optional(flag('Whether it is no longer sold 停售.')),
  },
  refusals: {
    ...said('INVALID', 'STALE'), NOT_FOUND: 'The product, or an id, is unknown or not for you.',
  },
  extras: CURRENT_VERSION,
  command: updateProduct,
  inputOf: ({ id, expectedVersion, exclusiveFranchiseIds, ...fields }) => ({
    productId: id, expectedVersion,
    changes: givenOf({ ...fields, exclusiveTenantIds: exclusiveFranchiseIds },
      ['craft', 'series']) as UpdateProduct['changes'],
  }),
  answers: {
    product: {
      ...loaded(() => Product, productsById, 'productId',
        'The product as it is now, also when stale; null when otherwise refused.'),
      whenRefused: shownWhenStale(({ id }: { id: string }, context) => context.load(productsById, id)),
    },
  },
});
