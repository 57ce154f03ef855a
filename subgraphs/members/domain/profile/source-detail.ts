import { isMisread } from '../../../kernel/identifier.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import type { Source } from '../words.ts';

/**
 * What brought a member beside the source: who referred it, only with a referral; else the code of the
 * event, of the parcel card, or of what was scanned in the store 扫码.
 * Example: PARCEL_CARD with " pc-2026-03 " → "pc-2026-03"; EVENT with a referrer → SOURCE_DETAIL_INVALID.
 */
export const SOURCE_CODE_LENGTH = 60;

export interface SourceDetail {
  readonly source: Source;
  readonly referrerId?: string | null;
  readonly sourceCode?: string | null;
}

/** What does not go together, or is no code. */
export function sourceDetailRefusals(
  { source, referrerId, sourceCode }: SourceDetail,
): Refusal<'SOURCE_DETAIL_INVALID'>[] {
  const code = readSourceCode(sourceCode) ?? '';
  return [
    ...(referrerId && source !== 'referral'
      ? [no('Only a referral has somebody who referred.', 'referrerId')] : []),
    ...([...code].length > SOURCE_CODE_LENGTH || /\p{C}/u.test(code) || isMisread(code)
      ? [no(`A code has at most ${SOURCE_CODE_LENGTH} characters, none of them a control character.`, 'sourceCode')]
      : []),
  ];
}

/** Trimmed and of one width; an empty one is none. */
export function readSourceCode(sourceCode: string | null | undefined): string | null {
  return sourceCode?.normalize('NFKC').trim() || null;
}

function no(message: string, field: string): Refusal<'SOURCE_DETAIL_INVALID'> {
  return { code: 'SOURCE_DETAIL_INVALID', message, path: [field] };
}
