import type { Refusal } from '../../../kernel/outcome.ts';
import { termsProblems } from '../../domain/coupons/offer-rules.ts';
import type { OfferTerms } from '../../domain/coupons/offer-terms.ts';

/** What an operator writes of an offer. */
export interface OfferDraft {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly note: string | null;
  readonly terms: OfferTerms;
}

export function tidyDraft<Draft extends OfferDraft>(draft: Draft): Draft {
  return {
    ...draft, nameZh: draft.nameZh.trim(), nameEn: draft.nameEn.trim(), note: draft.note?.trim() || null,
    terms: { ...draft.terms, publicCode: draft.terms.publicCode?.normalize('NFKC').trim().toUpperCase() || null },
  };
}

export function draftProblems({ nameZh, nameEn, note, terms }: OfferDraft): Refusal<'INVALID'>[] {
  const wrong = (field: string, message: string) => [{ code: 'INVALID' as const, message, path: [field] }];
  const named = (name: string) => name.length >= 1 && name.length <= 60;
  return [
    ...(named(nameZh) ? [] : wrong('nameZh', 'A name has 1 to 60 characters.')),
    ...(named(nameEn) ? [] : wrong('nameEn', 'A name has 1 to 60 characters.')),
    ...(note === null || note.length <= 500 ? [] : wrong('note', 'A note has at most 500 characters.')),
    ...termsProblems(terms),
  ];
}
