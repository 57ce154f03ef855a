import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Medium, Stone } from '../domain/product-draft.ts';
import type { Category, DemandClass, Metal } from '../domain/words.ts';

const schema = defineEntity({
  name: 'Product',
  tableName: 'product',
  properties: {
    id: p.uuid().primary(),
    styleNo: p.text(),
    nameZh: p.text(),
    nameEn: p.text(),
    category: p.text().$type<Category>(),
    demandClass: p.text().$type<DemandClass>(),
    metal: p.text().$type<Metal>(),
    purity: p.integer(),
    craft: p.text().nullable(),
    series: p.text().nullable(),
    tags: p.array(),
    stones: p.json<Stone[]>(),
    media: p.json<Medium[]>(),
    memberOnly: p.boolean(),
    exclusiveChannelIds: p.array().columnType('uuid[]'),
    exclusiveTenantIds: p.array().columnType('uuid[]'),
    leadTimeDays: p.integer(),
    retired: p.boolean(),
    searchGrams: p.array(),
    searchText: p.text(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer(),
  },
});

/** A style 款 as it is sold. Loaded only to be changed; reads go by SQL. */
export class ProductEntity extends schema.class {}
schema.setClass(ProductEntity);
export const productSchema = schema;
