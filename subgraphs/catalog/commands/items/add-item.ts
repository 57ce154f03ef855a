import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { maySeeProduct } from '../../domain/exclusivity.ts';
import { readItem, type ItemDraft } from '../../domain/item-draft.ts';
import { ItemEntity } from '../../persistence/tables/item.table.ts';
import { ProductEntity } from '../../persistence/tables/product.table.ts';
import { announceItems } from './announce-items.ts';
import { wrongEdition } from './wrong-edition.ts';
import { readItemRows } from '../products/product-rows.ts';

export interface AddItem {
  readonly productId: string;
  readonly item: ItemDraft;
}

export type AddItemCode = 'NOT_FOUND' | 'INVALID' | 'SKU_TAKEN' | 'SERIAL_NO_TAKEN' | 'EDITION_TAKEN';

/** One more SKU of a product. */
export const addItem = defineCommand<AddItem, { itemId: string }, AddItemCode>({
  name: 'catalog.add-item',
  execute: async (tx, { productId, item }) => {
    const product = await tx.em.findOne(ProductEntity, productId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!product || !maySeeProduct(tx.actor, product)) {
      return refused('NOT_FOUND', 'There is no such product.', ['productId']);
    }
    const reading = readItem(item, ['item']);
    if (!reading.ok) return refusedAll(reading.refusals);
    const { fields } = reading;
    const [taken] = await readItemRows(tx.sql, {
      skus: [fields.sku], serialNos: fields.serialNo ? [fields.serialNo] : [],
    });
    if (taken) {
      return taken.sku === fields.sku
        ? refused('SKU_TAKEN', 'Another item has this SKU.', ['item', 'sku'])
        : refused('SERIAL_NO_TAKEN', 'Another piece has this serial number.', ['item', 'serialNo']);
    }
    const wrong = await wrongEdition(tx.sql, product, { ...fields, itemId: null }, ['item']);
    if (wrong) return wrong;
    const itemId = newId(tx.now);
    tx.em.persist(tx.em.create(ItemEntity, {
      ...fields, id: itemId, productId, createdAt: tx.now, updatedAt: tx.now, version: 1,
      revision: 0n,
    }));
    await tx.em.flush();
    await announceItems(tx, { itemIds: [itemId] });
    tx.audit({ subjectId: itemId, after: { productId, ...fields } });
    return accepted({ itemId });
  },
});
