import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded, shownWhenStale,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import {
  currency, decimal, edited, flag, idOf, optional, take, text, VERSION, whole,
} from '../../../kernel/graph/mutation/take.ts';
import { updateItem, type UpdateItem } from '../../commands/items/update-item.ts';
import type { LabourBasis, Pricing } from '../../domain/words.ts';
import { itemsById } from '../../queries/item-rows.ts';
import { Item } from './item.type.ts';
import { givenOf } from '../requests.ts';
import { EDITION_TAKEN, SERIAL_NO_TAKEN } from '../takes.ts';
import { LabourBasisEnum, PricingEnum } from '../words.ts';

export const updateItemMutation = defineMutation({
  name: 'updateItem',
  says: 'Changes an item 修改货品; also retires it.',
  scopes: ['catalog:write'],
  input: 'Changes of an item. Fields that are not given stay as they are.',
  takes: {
    id: idOf(PREFIX.item, 'Which item.'),
    expectedVersion: VERSION,
    serialNo: edited(text('Serial number; null clears it.')),
    grossWeightMg: optional(whole('Weight of the whole piece in milligrams.')),
    goldWeightMg: optional(whole('Weight of its metal in milligrams.')),
    size: edited(text('Size; null clears it.')),
    editionNo: edited(whole('Number in the limited edition 限量编号; null clears it.')),
    pricing: optional(take<Pricing>(() => PricingEnum, 'How it is priced.')),
    currency: optional(currency('Currency of its amounts.')),
    fixedPrice: edited(decimal('Fixed price; null clears it.')),
    labour: edited(decimal('Labour fee; null makes it 0.')),
    labourBasis: optional(take<LabourBasis>(() => LabourBasisEnum, 'What the labour fee counts on.')),
    stonePrice: edited(decimal('Price of its stones; null makes it 0.')),
    retired: optional(flag('Whether it is no longer sold 停售.')),
  },
  refusals: {
    ...said('INVALID', 'STALE'), NOT_FOUND: 'The item is unknown or not for you.', SERIAL_NO_TAKEN,
    EDITION_TAKEN,
  },
  extras: CURRENT_VERSION,
  command: updateItem,
  inputOf: ({ id, expectedVersion, ...fields }) => ({
    itemId: id, expectedVersion,
    changes: givenOf(fields,
      ['serialNo', 'size', 'editionNo', 'fixedPrice', 'labour', 'stonePrice']) as UpdateItem['changes'],
  }),
  answers: {
    item: {
      ...loaded(() => Item, itemsById, 'itemId',
        'The item as it is now, also when stale; null when otherwise refused.'),
      whenRefused: shownWhenStale(({ id }: { id: string }, context) => context.load(itemsById, id)),
    },
  },
});
