import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { Prize, Question } from '../../domain/formats/format-draft.ts';

/** Playful formats 趣味玩法: wheels, sets and quizzes; what they give, and how much of it is given. */
export const playfulFormatTable = defineTable('engagement.playful_format', {
  id: t.uuid().primary(),
  code: t.text().check('char_length(code) >= 1 and char_length(code) <= 40'),
  kind: t.word('wheel', 'collect', 'quiz'),
  state: t.word('draft', 'open', 'ended').default('draft'),
  nameZh: t.text().check('char_length(name_zh) >= 1 and char_length(name_zh) <= 60'),
  nameEn: t.text().check('char_length(name_en) >= 1 and char_length(name_en) <= 60'),
  region: t.text(),
  tiers: t.texts(),
  startsAt: t.timestamptz(),
  endsAt: t.timestamptz(),
  turnPrice: t.int().check('turn_price >= 0'),
  turnsADay: t.int().check('turns_a_day > 0'),
  turnsPerMember: t.int().nullable().check('turns_per_member > 0'),
  budget: t.int().check('budget >= 0'),
  /** Points that were given; what a review takes back keeps its place. */
  spent: t.int().default(0).check('spent >= 0'),
  /** Null: head office. */
  funderId: t.uuid().nullable(),
  prizes: t.jsonb<readonly Prize[]>(),
  setPrize: t.jsonb<Prize>().nullable(),
  /** How many of each prize, by its place. */
  given: t.ints(),
  setGiven: t.int().default(0).check('set_given >= 0'),
  questions: t.jsonb<readonly Question[]>(),
  /** Read by head office alone (column rights). */
  answers: t.ints(),
  answerPoints: t.int(),
  tries: t.int(),
  version: t.int().default(1).check('version > 0'),
  createdAt: t.timestamptz(),
  createdBy: t.text(),
  updatedAt: t.timestamptz(),
  /** Who wrote the draft last, by id: another person publishes it. */
  editedBy: t.text().nullable(),
}, {
  unique: { playful_format_code_key: ['code'] },
  indexes: {
    playful_format_updated: '(updated_at desc, id desc)',
    playful_format_open: "(ends_at) where state = 'open'",
  },
  checks: { playful_format_within_budget: 'spent <= budget' },
});
