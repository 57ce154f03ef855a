import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Birthdays as members tell them: "02-29", or nothing. */
export const memberBirthdayTable = defineTable('rewards.member_birthday', {
  memberId: t.uuid().primary(),
  region: t.text(),
  monthDay: t.text().nullable(),
  version: t.bigint(),
}, { hidden: true, indexes: { member_birthday_day: '(region, month_day) where month_day is not null' } });

/** Birthdays that were told ahead, once a year each. */
export const birthdayAheadTable = defineTable('rewards.birthday_ahead', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  year: t.int(),
  onDay: t.date(),
  toldAt: t.timestamptz(),
}, {
  hidden: true,
  unique: { birthday_ahead_member_id_year_key: ['memberId', 'year'] },
  indexes: { birthday_ahead_day: '(on_day, id)' },
});
