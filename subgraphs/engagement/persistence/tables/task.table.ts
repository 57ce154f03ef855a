import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Tasks 任务: what is to be done, what it gives, and how much of its budget is left. */
export const taskTable = defineTable('engagement.task', {
  id: t.uuid().primary(),
  code: t.text().check('char_length(code) >= 1 and char_length(code) <= 40'),
  nameZh: t.text().check('char_length(name_zh) >= 1 and char_length(name_zh) <= 60'),
  nameEn: t.text().check('char_length(name_en) >= 1 and char_length(name_en) <= 60'),
  cadence: t.word('once', 'daily', 'weekly', 'event'),
  proof: t.word('channel', 'profile_completed', 'first_order', 'store_visit', 'lesson'),
  points: t.int().check('points > 0'),
  budget: t.int(),
  /** What was given of the budget; what comes back for a reason of the member's own goes back. */
  spent: t.int().default(0).check('spent >= 0'),
  capPerMember: t.int().nullable().check('cap_per_member > 0'),
  /** Null: head office. */
  funderId: t.uuid().nullable(),
  startsAt: t.timestamptz(),
  endsAt: t.timestamptz().nullable(),
  regions: t.texts(),
  tiers: t.texts(),
  version: t.int().default(1).check('version > 0'),
  /** Channels that may say that it was done, besides those of who pays. */
  channelIds: t.uuids().defaultRaw("'{}'"),
  /** Growth 成长值 each time, beside the points; the budget does not count it. */
  growth: t.int().default(0).check('growth >= 0'),
  retiredAt: t.timestamptz().nullable(),
  createdAt: t.timestamptz(),
  createdBy: t.text(),
  updatedAt: t.timestamptz(),
}, {
  unique: { task_code_key: ['code'] },
  indexes: { task_updated: '(updated_at desc, id desc)' },
  checks: { task_within_budget: 'spent <= budget' },
});
