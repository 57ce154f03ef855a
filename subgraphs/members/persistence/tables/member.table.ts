import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** One person known to the brand. */
export const memberTable = defineTable('members.member', {
  id: t.uuid().primary(),
  cardNumber: t.text().check(`card_number ~ '^[1-9][0-9]{12}$'`),
  region: t.text(),
  name: t.text().nullable().check('char_length(name) <= 80'),
  // name as it is searched: see domain/name-grams.ts
  nameFolded: t.text().nullable(),
  nameGrams: t.texts().defaultRaw(`'{}'`),
  phone: t.text().nullable().check(`phone ~ '^\\+[1-9][0-9]{6,14}$'`),
  phoneVerified: t.bool().default(false),
  email: t.text().nullable().check('char_length(email) <= 254'),
  gender: t.word('female', 'male', 'unknown').default('unknown'),
  birthday: t.date().nullable().check(`birthday >= '1900-01-01'`),
  city: t.text().nullable().check('char_length(city) <= 80'),
  occupation: t.text().nullable().check('char_length(occupation) <= 80'),
  styles: t.texts().defaultRaw(`'{}'`),
  stones: t.texts().defaultRaw(`'{}'`),
  occasions: t.texts().defaultRaw(`'{}'`),
  ringSize: t.int().nullable().check('ring_size >= 1 and ring_size <= 33'),
  source: t.word('store', 'online', 'event', 'referral', 'parcel_card'),
  outletId: t.uuid().nullable(),
  // the franchise this member is at home with, as franchises told it; null is head office
  homeTenantId: t.uuid().nullable(),
  survivorId: t.uuid().nullable(),
  enrolledAt: t.timestamptz(),
  version: t.int().default(1),
  homeVersion: t.bigint().defaultRaw('0'),
  // name_grams with the last digits of the home in front; a trigger keeps them
  homeGrams: t.texts().defaultRaw(`'{}'`),
  // the version that was told last: persistence/tell-profiles.ts
  toldVersion: t.int().default(0),
}, {
  about: 'id',
  references: { survivorId: 'member (id)' },
  unique: { member_card_number_key: ['cardNumber'] },
  indexes: {
    member_card_range: '(card_number collate "C")',
    member_enrolled_at: '(enrolled_at desc, id desc) where survivor_id is null',
    member_home: '(home_tenant_id, enrolled_at desc, id desc) where survivor_id is null',
    member_home_grams: 'using gin (home_grams)',
    member_home_card:
      '(home_tenant_id, card_number) where survivor_id is null and home_tenant_id is not null',
    member_name_grams: 'using gin (name_grams)',
    member_phone: '(phone) where phone is not null',
    member_region: '(region, enrolled_at desc, id desc) where survivor_id is null',
    member_source: '(source, enrolled_at desc, id desc) where survivor_id is null',
    member_survivor: '(survivor_id) where survivor_id is not null',
    member_untold: '(id) where told_version < version and survivor_id is null',
    member_verified_phone: 'unique (phone) where phone_verified and survivor_id is null',
  },
  checks: {
    member_check: 'survivor_id <> id',
    member_check1: 'phone is not null or not phone_verified',
  },
});

/** As an operator edits it. Enrolling and reading go by SQL. */
export class MemberEntity extends memberTable.class {}
memberTable.setClass(MemberEntity);
