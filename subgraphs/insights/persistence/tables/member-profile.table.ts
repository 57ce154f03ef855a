import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/**
 * What a profile tells without saying who it is; for segments. Outside head office the preferences alone are read, of
 * whom one sees.
 */
export const memberProfileTable = defineTable('insights.member_profile', {
  memberId: t.uuid().primary(),
  gender: t.text(),
  birthYear: t.int().nullable(),
  birthMonthDay: t.text().nullable().check(`birth_month_day ~ '^[0-9]{2}-[0-9]{2}$'`),
  city: t.text().nullable(),
  occupation: t.text().nullable(),
  styles: t.texts(),
  stones: t.texts(),
  occasions: t.texts(),
  source: t.text(),
  version: t.bigint(),
}, { about: 'memberId' });
