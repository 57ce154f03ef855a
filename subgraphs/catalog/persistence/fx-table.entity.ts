import { defineEntity, p } from '@mikro-orm/postgresql';
import type { ProgrammeCode } from '../../contracts/words.ts';
import type { PublicationState } from '../domain/words.ts';

const schema = defineEntity({
  name: 'FxTable',
  tableName: 'fx_table',
  properties: {
    id: p.uuid().primary(),
    homeRegion: p.text().$type<ProgrammeCode>(),
    effectiveAt: p.datetime(),
    source: p.text(),
    state: p.text().$type<PublicationState>(),
    jumpBps: p.integer().nullable(),
    missing: p.array(),
    enteredBy: p.text(),
    enteredAt: p.datetime(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
  },
});

/** One FX table. Loaded only to be decided about; reads go by SQL. */
export class FxTableEntity extends schema.class {}
schema.setClass(FxTableEntity);
export const fxTableSchema = schema;
