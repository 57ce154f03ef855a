import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Metal, PublicationState } from '../domain/words.ts';
import type { Region } from '../../contracts/words.ts';

const schema = defineEntity({
  name: 'GoldPrice',
  tableName: 'gold_price',
  properties: {
    id: p.uuid().primary(),
    region: p.text().$type<Region>(),
    metal: p.text().$type<Metal>(),
    purity: p.integer(),
    retailMinor: p.bigint('bigint'),
    buybackMinor: p.bigint('bigint').nullable(),
    currency: p.text(),
    effectiveAt: p.datetime(),
    source: p.text(),
    state: p.text().$type<PublicationState>(),
    jumpBps: p.integer().nullable(),
    enteredBy: p.text(),
    enteredAt: p.datetime(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
  },
});

/** One price of the gold board. Loaded only to be decided about; reads go by SQL. */
export class GoldPriceEntity extends schema.class {}
schema.setClass(GoldPriceEntity);
export const goldPriceSchema = schema;
