import { defineCommand } from '../../../kernel/commands/command.ts';
import { toJson } from '../../../kernel/json.ts';
import { accepted, refusedAll } from '../../../kernel/outcome.ts';
import { draftProblems, tidyDraft, type OfferDraft } from './offer-draft.ts';
import { offerInHand } from './offer-in-hand.ts';

export interface UpdateOfferInput extends OfferDraft { readonly id: string; readonly expectedVersion: number }
type Code = 'NOT_FOUND' | 'STALE' | 'OFFER_ENDED' | 'INVALID';

/** Writes the draft anew. What was given of an earlier version keeps that version's terms. */
export const updateCouponOffer = defineCommand<UpdateOfferInput, { offerId: string }, Code>({
  name: 'rewards.update-coupon-offer',
  execute: async (tx, sent) => {
    const { id, expectedVersion, nameZh, nameEn, note, terms } = tidyDraft(sent);
    const wrong = draftProblems({ nameZh, nameEn, note, terms });
    if (wrong.length > 0) return refusedAll(wrong);
    const found = await offerInHand(tx, id, expectedVersion);
    if ('refusal' in found) return found.refusal;
    const { row } = found;
    await tx.sql.run`update coupon_offer set name_zh = ${nameZh}, name_en = ${nameEn}, note = ${note},
      draft = ${toJson(terms)}::jsonb, revision = revision + 1, edited_by = ${tx.actor.id},
      edited_by_name = ${tx.actor.name}, edited_at = ${tx.now} where id = ${id}`;
    tx.audit({ subjectId: id,
      before: { nameZh: row.nameZh, nameEn: row.nameEn, note: row.note, terms: row.draft },
      after: { nameZh, nameEn, note, terms } });
    return accepted({ offerId: id });
  },
});
