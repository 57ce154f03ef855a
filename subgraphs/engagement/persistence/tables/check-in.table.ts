import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Check-ins 签到, one for each business day of a person. */
export const checkInTable = defineTable('engagement.check_in', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  businessDay: t.date(),
  checkedInAt: t.timestamptz(),
  /** Days in a row, this one included. */
  streak: t.int().check('streak > 0'),
  points: t.int().check('points >= 0'),
  streakPoints: t.int().check('streak_points >= 0'),
  /** The merge by which it is the person's second of that day, and counts no more. */
  doubleBy: t.uuid().nullable(),
}, {
  about: 'memberId',
  indexes: { check_in_day: 'unique (member_id, business_day) where double_by is null' },
});
