import { defineEntity, p } from '@mikro-orm/postgresql';
import type { LabourBasis, Pricing } from '../domain/words.ts';

const schema = defineEntity({
  name: 'Item',
  tableName: 'item',
  properties: {
    id: p.uuid().primary(),
    productId: p.uuid(),
    sku: p.text(),
    serialNo: p.text().nullable(),
    grossWeightMg: p.bigint('bigint'),
    goldWeightMg: p.bigint('bigint'),
    size: p.text().nullable(),
    pricing: p.text().$type<Pricing>(),
    currency: p.text(),
    fixedPriceMinor: p.bigint('bigint').nullable(),
    labourMinor: p.bigint('bigint'),
    labourBasis: p.text().$type<LabourBasis>(),
    stonePriceMinor: p.bigint('bigint'),
    retired: p.boolean(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer(),
    revision: p.bigint('bigint'),
  },
});

/** One SKU of a product. Loaded only to be changed; reads go by SQL. */
export class ItemEntity extends schema.class {}
schema.setClass(ItemEntity);
export const itemSchema = schema;
