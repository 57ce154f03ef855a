import { isMisread } from '../../../kernel/identifier.ts';

/**
 * Why a member stays away 流失原因, as it told somebody: one of a closed list, and its own words where the list says
 * nothing. The newest counts; the earlier ones stay, for a member may come back and leave for another reason.
 * Example: "other" without words is none, "price" is one as it stands.
 */
export const CHURN_REASONS = ['price', 'quality', 'service', 'style', 'store', 'competitor', 'points', 'no_need',
  'moved', 'other'] as const;
export type ChurnReasonWord = (typeof CHURN_REASONS)[number];

export const CHURN_SOURCES = ['associate', 'complaint', 'survey'] as const;
export type ChurnSource = (typeof CHURN_SOURCES)[number];

const MAX = 500;

/** The words as they are kept: null for none, undefined for what is not allowed. */
export function readChurnText(reason: ChurnReasonWord, text: string | null): string | null | undefined {
  const words = (text ?? '').replaceAll('\r\n', '\n').trim();
  if (words === '') return reason === 'other' ? undefined : null;
  const isWhole = [...words].length <= MAX && !/[^\P{Cc}\n\t]/u.test(words) && !isMisread(words);
  return isWhole ? words : undefined;
}
