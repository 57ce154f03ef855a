import { dateTime, flag, KEY, optional, otherwise, text, whole } from '../../kernel/graph/mutation/take.ts';
import type { CommonWordCode } from '../word-rules.ts';

/** What every word is entered with, beside its traits. */
export const WORD_FIELDS = {
  code: text('Its code, for ever.'),
  nameZh: text('Name in Chinese, 1 to 40 characters.'),
  nameEn: text('Name in English, 1 to 40 characters.'),
  rank: whole('Its place in lists, 0 to 1,000.'),
  retired: otherwise(false, flag('Not offered for new things any more; old ones keep it.')),
  effectiveFrom: optional(dateTime('In force from then on; now without it.')),
  expectedVersion: whole('Version it was read at; 0 for a new one.'),
  idempotencyKey: KEY,
};

export const WORD_REFUSALS: Readonly<Record<CommonWordCode, string>> = {
  STALE: 'Somebody changed it meanwhile; currentVersion says how it stands.',
  INVALID: 'A field is not allowed as it is; path names it, the message says why.',
  IN_THE_PAST: 'It begins now or later.',
  OUT_OF_ORDER: 'A version begins after the last one; one that has not begun may be replaced.',
};

export const FOR_EVER = 'What members and balances were counted with cannot become something else.';
