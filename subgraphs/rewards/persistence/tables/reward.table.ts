import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND } from '../../../kernel/database/reader.ts';

/** What points buy. A draft is head office's own. */
export const rewardTable = defineTable('rewards.reward', {
  id: t.uuid().primary(),
  code: t.text(),
  nameZh: t.text().check('char_length(name_zh) >= 1 and char_length(name_zh) <= 60'),
  nameEn: t.text().check('char_length(name_en) >= 1 and char_length(name_en) <= 60'),
  noteZh: t.text().nullable().check('char_length(note_zh) <= 500'),
  noteEn: t.text().nullable().check('char_length(note_en) <= 500'),
  kind: t.word('goods', 'service', 'voucher', 'coupon'),
  state: t.word('draft', 'shown', 'retired').default('draft'),
  // who pays for it; null: head office
  funderId: t.uuid().nullable(),
  fromAt: t.timestamptz(),
  untilAt: t.timestamptz().nullable(),
  limitPerMember: t.int().nullable().check('limit_per_member >= 1 and limit_per_member <= 1000'),
  limitPeriod: t.word('ever', 'year', 'month', 'day').default('ever'),
  createdAt: t.timestamptz(),
  updatedAt: t.timestamptz(),
  version: t.int().default(1),
  // for whom it is: who is in the segment; null: everybody
  segmentId: t.uuid().nullable(),
  // of a coupon: what it is given of
  offerId: t.uuid().nullable(),
}, {
  visible: `state <> 'draft' and ${KIND} in ('tenant', 'channel', 'person')`,
  references: { offerId: 'coupon_offer (id)' },
  unique: { reward_code_key: ['code'] },
  indexes: { reward_updated: '(updated_at desc, id desc)' },
  checks: {
    reward_check: 'until_at > from_at', reward_check1: `(kind = 'coupon') = (offer_id is not null)`,
  },
});
