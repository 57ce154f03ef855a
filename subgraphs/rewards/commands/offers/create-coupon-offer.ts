import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { couponOfferTable } from '../../persistence/tables/coupon-offer.table.ts';
import { draftProblems, tidyDraft, type OfferDraft } from './offer-draft.ts';

export interface CreateOfferInput extends OfferDraft { readonly code: string }

/** A new offer as a draft: nothing is given of it before another person publishes it. */
export const createCouponOffer = defineCommand<CreateOfferInput, { offerId: string }, 'INVALID' | 'CODE_TAKEN'>({
  name: 'rewards.create-coupon-offer',
  execute: async (tx, sent) => {
    const draft = tidyDraft(sent);
    const code = draft.code.trim().toUpperCase();
    const wrong = [
      ...(/^[A-Z0-9_-]{1,40}$/.test(code) ? []
        : [{ code: 'INVALID' as const, message: 'A code has 1 to 40 of A-Z, 0-9, _ and -.', path: ['code'] }]),
      ...draftProblems(draft),
    ];
    if (wrong.length > 0) return refusedAll(wrong);
    if (await tx.sql.maybe`select 1 from coupon_offer where code = ${code}`) {
      return refused('CODE_TAKEN', 'Another offer has this code.', ['code']);
    }
    const id = newId(tx.now);
    const { nameZh, nameEn, note, terms } = draft;
    await tx.sql.insertInto(couponOfferTable, [{
      id, code, nameZh, nameEn, note, draft: terms, editedBy: tx.actor.id, editedByName: tx.actor.name,
      editedAt: tx.now, createdAt: tx.now,
    }]);
    tx.audit({ subjectId: id, after: { code, nameZh, nameEn, note, terms } });
    return accepted({ offerId: id });
  },
});
