import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'Member',
  tableName: 'member',
  properties: {
    id: p.uuid().primary(),
    cardNumber: p.text(),
    region: p.text(),
    name: p.text().nullable(),
    nameGrams: p.array(),
    phone: p.text().nullable(),
    phoneVerified: p.boolean(),
    email: p.text().nullable(),
    gender: p.text(),
    birthday: p.date().nullable(),
    city: p.text().nullable(),
    occupation: p.text().nullable(),
    source: p.text(),
    survivorId: p.uuid().nullable(),
    enrolledAt: p.datetime(),
    version: p.integer(),
  },
});

/** One person known to the brand. Loaded only to be changed; reads go by SQL. */
export class MemberEntity extends schema.class {}
schema.setClass(MemberEntity);
export const memberSchema = schema;
