import { LockMode } from '@mikro-orm/postgresql';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { maySeeProduct } from '../../domain/exclusivity.ts';
import { readItem, type ItemDraft } from '../../domain/item-draft.ts';
import { ItemEntity } from '../../persistence/tables/item.table.ts';
import { ProductEntity } from '../../persistence/tables/product.table.ts';
import { announceItems } from './announce-items.ts';
import { wrongEdition } from './wrong-edition.ts';

export interface UpdateItem {
  readonly itemId: string;
  readonly expectedVersion: number;
  /** Absent fields stay. The SKU never changes. */
  readonly changes: Partial<Omit<ItemDraft, 'sku'>>;
}

export type UpdateItemCode = 'NOT_FOUND' | 'STALE' | 'INVALID' | 'SERIAL_NO_TAKEN' | 'EDITION_TAKEN';

export const updateItem = defineCommand<
  UpdateItem, { itemId: string; version: number }, UpdateItemCode>({
  name: 'catalog.update-item',
  execute: async (tx, { itemId, expectedVersion, changes }) => {
    // The product first, as everybody locks them: its edition and for whom it is stand still meanwhile.
    const of = await tx.sql.maybe<{ product_id: string }>`select product_id from item where id = ${itemId}`;
    const product = of && await tx.em.findOne(ProductEntity, of.product_id, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const item = product && await tx.em.findOne(ItemEntity, itemId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!item || !product || !maySeeProduct(tx.actor, product)) {
      return refused('NOT_FOUND', 'There is no such item.', ['id']);
    }
    if (item.version !== expectedVersion) {
      return refused('STALE', 'Somebody changed the item since you read it.', ['expectedVersion'],
        { currentVersion: item.version });
    }
    const before = draftOf(item);
    const reading = readItem({ ...before, ...changes });
    if (!reading.ok) return refusedAll(reading.refusals);
    const { serialNo } = reading.fields;
    const taken = serialNo === null ? null : await tx.sql.maybe`
      select 1 from item where serial_no = ${serialNo} and id <> ${itemId}`;
    if (taken) {
      return refused('SERIAL_NO_TAKEN', 'Another piece has this serial number.', ['serialNo']);
    }
    const wrong = await wrongEdition(tx.sql, product, { ...reading.fields, itemId });
    if (wrong) return wrong;
    Object.assign(item, reading.fields, { updatedAt: tx.now, version: item.version + 1 });
    await tx.em.flush();
    await announceItems(tx, { itemIds: [itemId] });
    tx.audit({ subjectId: itemId, before, after: reading.fields });
    return accepted({ itemId, version: item.version });
  },
});

function draftOf(item: ItemEntity): ItemDraft {
  const { sku, pricing, currency, labourBasis, retired } = item;
  const amount = (minor: bigint | null | undefined): string | null =>
    (minor === null || minor === undefined ? null : formatAmount(minor, currency));
  return {
    sku, pricing, currency, labourBasis, retired,
    serialNo: item.serialNo ?? null, size: item.size ?? null, editionNo: item.editionNo ?? null,
    grossWeightMg: Number(item.grossWeightMg), goldWeightMg: Number(item.goldWeightMg),
    fixedPrice: amount(item.fixedPriceMinor), labour: amount(item.labourMinor),
    stonePrice: amount(item.stonePriceMinor),
  };
}
