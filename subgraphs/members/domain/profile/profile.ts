import { dayText, localDay } from '../../../kernel/business-day.ts';
import { isMisread } from '../../../kernel/identifier.ts';
import type { Refusal } from '../../../kernel/outcome.ts';
import { readPhone } from '../phone.ts';
import { readRingSize, type RingSize, type RingStandard } from './ring-size.ts';
import { OCCASIONS, STONES, STYLES } from '../words.ts';

/**
 * What a profile may hold. Texts are trimmed, width-folded (NFKC) and without control characters;
 * an empty text counts as none. Any character that can be seen may stand in a name: Han of every
 * plane, those of private use that old tills wrote rare ones with, emoji with what joins them. A
 * birthday lies between 1900-01-01 and today in the member's region.
 * Example: name " ＷＡＮＧ  Xiaoming " → "WANG Xiaoming"; birthday 1899-12-31 → BIRTHDAY_INVALID.
 */
export type ProfileCode = 'NAME_INVALID' | 'PHONE_INVALID' | 'EMAIL_INVALID' | 'BIRTHDAY_INVALID'
  | 'CITY_INVALID' | 'OCCUPATION_INVALID' | 'PREFERENCE_INVALID';

export const NAME_LENGTH = 80;
export const EMAIL_LENGTH = 254;

export interface ProfileInput {
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly birthday?: string | null;
  readonly city?: string | null;
  readonly occupation?: string | null;
  readonly styles?: readonly string[] | null;
  readonly stones?: readonly string[] | null;
  readonly occasions?: readonly string[] | null;
  /** Hong Kong scale 港码: the same as `ring` of that standard. */
  readonly ringSize?: number | null;
  readonly ring?: RingSize | null;
}

/** Only fields the input names; null clears. */
export type ProfileChange = Partial<{
  name: string | null; phone: string | null; email: string | null; birthday: string | null;
  city: string | null; occupation: string | null; styles: string[]; stones: string[];
  occasions: string[]; ringSize: string | null; ringStandard: RingStandard | null;
}>;

type Read = { value: any } | { code: ProfileCode; message: string };
/** What of the member's region decides how its words are read. */
export interface Habits {
  readonly phoneRegion: string;
  readonly timeZone: string;
}

type Rule = (value: any, habits: Habits, now: Date) => Read;

const RULES: Record<Exclude<keyof ProfileInput, 'ring' | 'ringSize'>, Rule> = {
  name: (text) => readText(text, NAME_LENGTH, 'NAME_INVALID'),
  city: (text) => readText(text, 80, 'CITY_INVALID'),
  occupation: (text) => readText(text, 80, 'OCCUPATION_INVALID'),
  phone: (text, { phoneRegion }) => {
    const value = readPhone(text, phoneRegion);
    return value ? { value } : { code: 'PHONE_INVALID', message: 'This is no phone number.' };
  },
  email: (text) => readEmail(text),
  birthday: (day, { timeZone }, now) => (day >= '1900-01-01' && day <= dayText(localDay(now, timeZone)) ? { value: day }
    : { code: 'BIRTHDAY_INVALID', message: 'A birthday lies between 1900-01-01 and today.' }),
  styles: (list) => readList(list, STYLES),
  stones: (list) => readList(list, STONES),
  occasions: (list) => readList(list, OCCASIONS),
};

const EMPTY = { styles: [], stones: [], occasions: [] };

export function readProfile(
  input: ProfileInput, habits: Habits, now: Date,
): { change: ProfileChange; refusals: Refusal<ProfileCode>[] } {
  const change: Record<string, unknown> = {};
  const refusals: Refusal<ProfileCode>[] = [];
  for (const field of Object.keys(RULES) as (keyof typeof RULES)[]) {
    const given = input[field];
    if (given === undefined) continue;
    if (given === null || given === '') {
      change[field] = field in EMPTY ? [] : null;
      continue;
    }
    const read = RULES[field](given, habits, now);
    if ('code' in read) refusals.push({ ...read, path: [field] });
    else change[field] = read.value;
  }
  const ring = readRing(input);
  if ('refusal' in ring) refusals.push(ring.refusal);
  else Object.assign(change, ring.change);
  return { change: change as ProfileChange, refusals };
}

/** A size by itself is one of the Hong Kong scale; both are one answer too many. */
function readRing(
  { ring, ringSize }: ProfileInput,
): { change: ProfileChange } | { refusal: Refusal<ProfileCode> } {
  const given = ring ?? (ringSize === undefined || ringSize === null ? ringSize
    : { standard: 'hk' as const, size: String(ringSize) });
  if (given === undefined) return { change: ring === null ? { ringSize: null, ringStandard: null } : {} };
  if (given === null) return { change: { ringSize: null, ringStandard: null } };
  const read = ring && typeof ringSize === 'number' ? null : readRingSize(given);
  if (read) return { change: { ringSize: read.size, ringStandard: read.standard } };
  return { refusal: { code: 'PREFERENCE_INVALID', path: [ring ? 'ring' : 'ringSize'],
    message: 'The standard has no such ring size (Hong Kong 1 to 33), or there are two.' } };
}

// What nobody can see, but for the two joiners; what is not assigned yet may be a new Han character.
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?![\u200C\u200D])\p{Cf}/u;
const BLANK = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

function readText(text: string, length: number, code: ProfileCode): Read {
  const value = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (value === '') return { value: null };
  if (UNSEEN.test(value) || BLANK.test(value) || isMisread(value)) {
    return { code, message: 'Control characters and misread ones (U+FFFD) are no text.' };
  }
  if ([...value].length > length) return { code, message: `At most ${length} characters.` };
  return { value };
}

function readEmail(text: string): Read {
  const value = text.normalize('NFKC').trim().toLowerCase();
  const shaped = /^[^\s@\p{C}\uFFFD]{1,64}@[^\s@\p{C}\uFFFD]+\.[^\s@\p{C}\uFFFD.]{2,}$/u.test(value);
  return shaped && value.length <= EMAIL_LENGTH ? { value }
    : { code: 'EMAIL_INVALID', message: `An e-mail address of at most ${EMAIL_LENGTH} characters.` };
}

function readList(list: readonly string[], words: readonly string[]): Read {
  const known = new Set(list);
  return list.every((word) => words.includes(word)) ? { value: words.filter((w) => known.has(w)) }
    : { code: 'PREFERENCE_INVALID', message: `Only ${words.join(', ')}.` };
}
