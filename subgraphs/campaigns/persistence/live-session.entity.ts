import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'LiveSession',
  tableName: 'live_session',
  properties: {
    id: p.uuid().primary(),
    titleZh: p.text(),
    titleEn: p.text(),
    host: p.text(),
    outletId: p.uuid(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    state: p.text().$type<'scheduled' | 'live' | 'ended'>(),
    memberOnly: p.boolean(),
    passcodeSalt: p.blob().nullable(),
    passcodeHash: p.blob().nullable(),
    wentLiveAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    createdAt: p.datetime(),
    version: p.integer(),
  },
});

/** A live session as an operator edits it. Claims and reads go by SQL. */
export class LiveSessionEntity extends schema.class {}
schema.setClass(LiveSessionEntity);
export const liveSessionSchema = schema;
