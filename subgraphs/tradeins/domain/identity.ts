import type { DocumentKind } from './words.ts';

/**
 * Who brings gold worth much is known by name. What is accepted of one member on one business day counts together, as
 * the rules against money laundering count; of the document the house keeps its kind and four last characters, never
 * the number.
 *
 * Example: 100,000.00 yuan or more. 60,000.00 in the morning asks nobody; another 40,000.00 on the same day does.
 */
export interface Identity {
  readonly name: string;
  readonly kind: DocumentKind;
  readonly lastDigits: string;
}

export function wantsIdentity(
  { creditMinor, acceptedTodayMinor }: { readonly creditMinor: bigint; readonly acceptedTodayMinor: bigint },
  thresholdMinor: bigint,
): boolean {
  return creditMinor + acceptedTodayMinor >= thresholdMinor;
}

/** Four, as the document ends: 身份证 may end in X. */
export function isLastDigits(text: string): boolean {
  return /^[0-9A-Z]{4}$/.test(text);
}

/** "王小明" is "王**": enough to tell two people at a desk apart. */
export function maskedName(name: string): string {
  return `${[...name][0] ?? ''}**`;
}
