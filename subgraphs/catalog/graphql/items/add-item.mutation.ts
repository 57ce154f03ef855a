import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { formOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { addItem } from '../../commands/items/add-item.ts';
import { itemsById } from '../../queries/item-rows.ts';
import { Item } from './item.type.ts';
import { item } from '../products/product.input.ts';
import { EDITION_TAKEN, SERIAL_NO_TAKEN, SKU_TAKEN } from '../takes.ts';

export const addItemMutation = defineMutation({
  name: 'addItem',
  says: 'Adds an item 货品 to a product.',
  scopes: ['catalog:write'],
  input: 'One more item of a product.',
  takes: {
    productId: idOf(PREFIX.product, 'The product.'),
    item: formOf(item, 'The item.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'),
    NOT_FOUND: 'The product is unknown or not for you.', SKU_TAKEN, SERIAL_NO_TAKEN, EDITION_TAKEN,
  },
  command: addItem,
  answers: {
    item: loaded(() => Item, itemsById, 'itemId', 'The item; null when refused.'),
  },
});
