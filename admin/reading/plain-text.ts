const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;

/** Full-width digits, letters and signs as a keyboard has them; blanks of all kinds are one, none at the ends. */
export function plainText(typed: string): string {
  return typed
    .replaceAll(/[\t\r\n]/g, ' ')
    .replaceAll(INVISIBLE, '')
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replaceAll('、', ',')
    .replaceAll(/[\u2010-\u2015\u2212]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** The same of each line; empty ones are none. */
export const plainLines = (typed: string): string[] => typed.split('\n').map(plainText).filter(Boolean);
