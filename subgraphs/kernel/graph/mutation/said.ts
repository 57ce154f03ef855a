/** Refusals that mean the same in every room, in the same words. */
const WORDS = {
  NOT_FOUND: 'What path names is unknown or not visible.',
  INVALID: 'A field is not allowed as it is; path names it, the message says why.',
  STALE: 'Somebody changed it meanwhile; currentVersion says how it stands.',
  HEAD_OFFICE_ONLY: 'Only head office may do this.',
  CODE_TAKEN: 'Another one has this code already.',
} as const;

type Word = keyof typeof WORDS;

/** `...said('NOT_FOUND', 'INVALID')` among a mutation's refusals. */
export function said<Code extends Word>(...codes: Code[]): Readonly<Record<Code, string>> {
  return Object.fromEntries(codes.map((code) => [code, WORDS[code]])) as unknown as Record<Code, string>;
}
