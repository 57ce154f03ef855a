import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Turns 参与 of members; one that costs points is drawn when loyalty has taken them. */
export const formatTurnTable = defineTable('engagement.format_turn', {
  id: t.uuid().primary(),
  formatId: t.uuid(),
  memberId: t.uuid(),
  state: t.word('reserving', 'held', 'drawn', 'refused'),
  price: t.int().check('price >= 0'),
  /** Of whom loyalty was asked for the points, and its answer; where nothing could be won the hold until it is gone. */
  pointsMemberId: t.uuid().nullable(),
  pointsHoldId: t.text().nullable(),
  pointsCode: t.text().nullable(),
  /** The business day it counts for: of the draw, before that of the asking. */
  day: t.date(),
  /** Its place in the day's list, and the place of its prize. */
  nth: t.int().nullable(),
  prize: t.int().nullable(),
  setWon: t.bool().default(false),
  askedAt: t.timestamptz(),
  askedBy: t.text(),
  drawnAt: t.timestamptz().nullable(),
}, {
  about: 'memberId',
  references: { formatId: 'playful_format (id)' },
  indexes: {
    format_turn_member: '(member_id, asked_at desc, id desc)',
    format_turn_of_format: '(format_id, member_id)',
    format_turn_waiting: "(id) where state in ('reserving', 'held')",
    format_turn_ended: "(id) where points_code in ('SOLD_OUT', 'SET_COMPLETE') and points_hold_id is not null",
    format_turn_held: "(format_id) where state = 'held'",
  },
});

/** Answers 答题 of members, each try. */
export const quizAnswerTable = defineTable('engagement.quiz_answer', {
  id: t.uuid().primary(),
  formatId: t.uuid(),
  memberId: t.uuid(),
  /** From 1, as the choice. */
  question: t.int().check('question > 0'),
  choice: t.int().check('choice > 0'),
  isRight: t.bool(),
  answeredAt: t.timestamptz(),
}, {
  about: 'memberId',
  references: { formatId: 'playful_format (id)' },
  indexes: { quiz_answer_member: '(format_id, member_id, question)' },
});
