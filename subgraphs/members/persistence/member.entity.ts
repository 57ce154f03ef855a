import { defineEntity, p } from '@mikro-orm/postgresql';

const schema = defineEntity({
  name: 'Member',
  tableName: 'member',
  properties: {
    id: p.uuid().primary(),
    region: p.text(),
    name: p.text().nullable(),
    nameFolded: p.text().nullable(),
    nameGrams: p.array(),
    phone: p.text().nullable(),
    phoneVerified: p.boolean(),
    email: p.text().nullable(),
    gender: p.text(),
    birthday: p.date().nullable(),
    city: p.text().nullable(),
    occupation: p.text().nullable(),
    styles: p.array(),
    stones: p.array(),
    occasions: p.array(),
    ringSize: p.integer().nullable(),
    survivorId: p.uuid().nullable(),
    version: p.integer(),
  },
});

/** One person known to the brand, as an operator edits it. Enrolling and reading go by SQL. */
export class MemberEntity extends schema.class {}
schema.setClass(MemberEntity);
export const memberSchema = schema;
