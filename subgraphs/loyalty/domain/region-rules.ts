import { isCurrency } from '../../kernel/money.ts';
import type { Refusal } from '../../kernel/outcome.ts';
import type { CommonWordCode, WordCode, WordDraft } from '../../words/word-rules.ts';
import type { ProgrammeTraits, Word } from '../../words/word.ts';

/** What there is already when a region is entered. */
export interface RegionNeighbours {
  /** Its programme as it stands on the region's first day; null when there is none then. */
  readonly programme: Word<'programme'> | null;
  /** Card digit of every region by its code. */
  readonly digits: ReadonlyMap<string, string>;
}

/**
 * What a region 会籍地区 asks: a currency and a zone that exist, a programme its members belong to, and a card
 * digit of its own, for a card says by its first digit where its member is at home. Its currency at home may
 * be another than its programme's: Macau has MOP, and its members' points count in HKD.
 *
 * Example: MY with MYR, Asia/Kuala_Lumpur, digit 5 and programme MY; with digit 1 it would be China's.
 */
export function regionProblems(
  { code, traits, expectedVersion }: WordDraft<'region'>, { programme, digits }: RegionNeighbours,
): Refusal<WordCode<'region'>>[] {
  const problems: Refusal<WordCode<'region'>>[] = moneyAndTime(traits);
  if (!/^[A-Z]{2}$/.test(traits.phoneRegion)) {
    problems.push(invalid('phoneRegion', 'A phone region is two capital letters of ISO 3166.'));
  }
  if (!/^[1-9]$/.test(traits.cardDigit)) {
    problems.push(invalid('cardDigit', 'A card digit is one digit from 1 to 9.'));
  }
  if ([...digits].some(([other, digit]) => other !== code && digit === traits.cardDigit)) {
    problems.push({ code: 'TAKEN', message: 'Another region has this card digit.', path: ['cardDigit'] });
  }
  // Whoever is there stays in a programme that takes nobody new.
  if (!programme || (programme.retired && expectedVersion === 0)) {
    problems.push({ code: 'NOT_FOUND', message: 'There is no such programme then.', path: ['programme'] });
  }
  return problems;
}

export function programmeProblems(traits: ProgrammeTraits): Refusal<CommonWordCode>[] {
  return moneyAndTime(traits);
}

function moneyAndTime({ currency, timeZone }: ProgrammeTraits): Refusal<CommonWordCode>[] {
  return [
    ...(isCurrency(currency) ? [] : [invalid('currency', 'A currency is a code of ISO 4217.')]),
    ...(isZone(timeZone) ? [] : [invalid('timeZone', 'A time zone is a name of the IANA list.')]),
  ];
}

/** By name, not by distance from UTC: zones have summer times and histories. Aliases are good names, too. */
function isZone(timeZone: string): boolean {
  if (!/^[A-Z][A-Za-z]+([/][A-Za-z][A-Za-z0-9_+-]*){1,2}$/.test(timeZone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function invalid(field: string, message: string): Refusal<CommonWordCode> {
  return { code: 'INVALID', message, path: [field] };
}
