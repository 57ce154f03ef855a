import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { OfferTerms } from '../../domain/coupons/offer-terms.ts';

/** Offers 优惠活动: a draft that people edit, and the number of the version that counts. */
export const couponOfferTable = defineTable('rewards.coupon_offer', {
  id: t.uuid().primary(),
  code: t.text().check('char_length(code) >= 1 and char_length(code) <= 40'),
  nameZh: t.text().check('char_length(name_zh) >= 1 and char_length(name_zh) <= 60'),
  nameEn: t.text().check('char_length(name_en) >= 1 and char_length(name_en) <= 60'),
  note: t.text().nullable().check('char_length(note) <= 500'),
  draft: t.jsonb<OfferTerms>(),
  /** Counts its edits. */
  revision: t.int().default(1).check('revision > 0'),
  editedBy: t.text(),
  editedByName: t.text(),
  editedAt: t.timestamptz(),
  publishedVersion: t.int().nullable().check('published_version > 0'),
  /** The edit that was published last. */
  publishedRevision: t.int().nullable(),
  endedAt: t.timestamptz().nullable(),
  createdAt: t.timestamptz(),
}, {
  unique: { coupon_offer_code_key: ['code'] },
  indexes: { coupon_offer_edited: '(edited_at desc, id desc)' },
});

/** What was published, for ever: coupons keep the version they were given with. */
export const couponOfferVersionTable = defineTable('rewards.coupon_offer_version', {
  offerId: t.uuid().primary(),
  version: t.int().primary().check('version > 0'),
  terms: t.jsonb<OfferTerms>(),
  proposedByName: t.text(),
  publishedByName: t.text(),
  publishedAt: t.timestamptz(),
}, {
  references: { offerId: 'coupon_offer (id)' },
  indexes: { coupon_offer_version_automatic: `(offer_id, version) where (terms ->> 'automatic') = 'true'` },
});

/** A group is of line reductions or of order reductions, whoever named it first. */
export const stackingGroupTable = defineTable('rewards.stacking_group', {
  code: t.text().primary(),
  step: t.word('line', 'order'),
});

/** Words that anybody may say: each leads to one offer. */
export const couponPublicCodeTable = defineTable('rewards.coupon_public_code', {
  code: t.text().primary(),
  offerId: t.uuid(),
}, { references: { offerId: 'coupon_offer (id)' }, unique: { coupon_public_code_offer_id_key: ['offerId'] } });
