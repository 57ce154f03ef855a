import type { GraphContext } from '../../../kernel/graph/context.ts';
import { dateTime, flag, text } from '../../../kernel/graph/mutation/take.ts';
import { refused } from '../../../kernel/outcome.ts';
import { digestOf } from '../passcode.ts';

/** Fields of a live session that are entered and edited. */
export const TITLE_ZH = text('Title in Chinese, 1 to 100 characters.');
export const TITLE_EN = text('Title in English, 1 to 100 characters.');
export const HOST = text('Who presents 主播, 1 to 80 characters.');
export const STARTS_AT = dateTime('Planned begin, at most 400 days ahead; fixed once on air.');
export const ENDS_AT = dateTime('Planned end, at most 24 hours after the begin.');
export const MEMBER_ONLY = flag('For members only 会员专场.');
export const PASSCODE = text('Passcode 口令 of 4 to 12 characters after NFKC, trimming and case folding; '
  + 'kept as a keyed hash and never answered.');

const BAD_PASSCODE = 'A passcode has 4 to 12 characters.';
export const PASSCODE_REFUSAL = { INVALID_PASSCODE: BAD_PASSCODE };

/** The digest that is kept instead of the word; null for no word. */
export async function readPasscode(context: GraphContext, passcode: string | null) {
  const digest = await digestOf(context, passcode);
  return passcode && !digest
    ? refused('INVALID_PASSCODE', BAD_PASSCODE, ['passcode']) : { ok: true as const, value: digest };
}
