/** What somebody holds out at a counter, or says. */
export type Shown =
  | { readonly is: 'code'; readonly code: string }
  | { readonly is: 'card'; readonly cardNumber: string }
  | { readonly is: 'words'; readonly search: string };

const PRINTED = /^KARATP1\.[0-9a-f]+\.(\d{13})\./i;
const CARD = /^\d{13}$/;

/**
 * A member's code is checked and opens a visit; a printed card, or its number, names a member; all else is looked for.
 * Example: `KARATP1.1f0c9a2b7d.1618033988757.2026-10-01.…` is the card 1618033988757; a phone is words.
 */
export function readShown(typed: string): Shown | null {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return null;
  if (/^KARAT1\./i.test(text)) return { is: 'code', code: text };
  const printed = PRINTED.exec(text)?.[1];
  if (printed) return { is: 'card', cardNumber: printed };
  const digits = text.replace(/[\s-]/g, '');
  return CARD.test(digits) ? { is: 'card', cardNumber: digits } : { is: 'words', search: text };
}

/** Digits enough for a number that can be called: what an enrolment begins with. */
export const phoneIn = (typed: string): string => {
  const text = typed.normalize('NFKC').trim();
  return /^\+?[\d\s()-]{7,20}$/.test(text) && !CARD.test(text.replace(/[\s-]/g, '')) ? text : '';
};
