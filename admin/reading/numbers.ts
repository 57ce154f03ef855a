import { plainText } from './plain-text.ts';

const GROUPED = /^([-+]?[1-9]\d{0,2})(([,' ])\d{3}(?:\3\d{3})*)(\.\d+)?$/;

/**
 * A number as people write it, as computers read it: '1,000', '１，０００', "1'000" and ' 1 000 ' are 1000. What is
 * grouped otherwise stays as it was typed and is no number: '1,5' might be one and a half, '0,125' an eighth.
 */
export function plainNumber(typed: string): string {
  const text = plainText(typed);
  const grouped = GROUPED.exec(text);
  return grouped ? grouped[1] + grouped[2]!.replaceAll(/[,' ]/g, '') + (grouped[4] ?? '') : text;
}

/** The same of a share: '5 %' and '５％' are 5. */
export const plainPercent = (typed: string): string => plainNumber(plainText(typed).replace(/\s*%$/, ''));
