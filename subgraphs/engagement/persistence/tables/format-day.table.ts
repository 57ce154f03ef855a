import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A day of a wheel or a set 每日抽奖: its promise the day before, its seed the next morning. */
export const formatDayTable = defineTable('engagement.format_day', {
  formatId: t.uuid().primary(),
  day: t.date().primary(),
  /** SHA-256 of the seed, hexadecimal. */
  commitment: t.text(),
  /** That of the next day's seed: what is drawn tomorrow is promised today. */
  nextCommitment: t.text(),
  /** How many of each prize were left when it was opened; -1: without end. */
  stock: t.ints(),
  turns: t.int().default(0).check('turns >= 0'),
  openedAt: t.timestamptz(),
  /** Hexadecimal; null until it is revealed. */
  seed: t.text().nullable(),
  revealedAt: t.timestamptz().nullable(),
}, {
  references: { formatId: 'playful_format (id)' },
  indexes: { format_day_hidden: '(day) where seed is null' },
});

/** The public list of a day: what each turn drew, by hashes that only their members know themselves by. */
export const formatDrawTable = defineTable('engagement.format_draw', {
  formatId: t.uuid().primary(),
  day: t.date().primary(),
  nth: t.int().primary().check('nth > 0'),
  entry: t.text(),
  /** The member's count of that day. */
  i: t.int().check('i > 0'),
  ticket: t.int().check('ticket >= 0 and ticket < 1000000'),
  /** Place of the prize, from 0. */
  prize: t.int().check('prize >= 0'),
}, {
  references: { formatId: 'playful_format (id)' },
  indexes: { format_draw_entry: 'unique (format_id, day, entry, i)' },
});
