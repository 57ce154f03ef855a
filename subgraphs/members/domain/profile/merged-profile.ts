/** What a member told about itself, by column. */
export interface ToldProfile {
  readonly name: string | null;
  readonly email: string | null;
  readonly birthday: string | null;
  readonly gender: string;
  readonly city: string | null;
  readonly occupation: string | null;
  readonly styles: readonly string[];
  readonly stones: readonly string[];
  readonly occasions: readonly string[];
  readonly ring_size: string | null;
  readonly ring_standard: string | null;
  readonly phone: string | null;
  readonly phone_verified: boolean;
}

/** Fields of which an operator may say whose word counts; the phone goes by who verified it. */
export const CHOSEN_FIELDS = [
  'name', 'email', 'birthday', 'gender', 'city', 'occupation', 'styles', 'stones', 'occasions', 'ring_size',
] as const;
export type ChosenField = (typeof CHOSEN_FIELDS)[number];
export const SIDES = ['survivor', 'other'] as const;
export type Side = (typeof SIDES)[number];
export type Kept = Readonly<Partial<Record<ChosenField, Side>>>;

/** Who has told nothing. */
export const NOTHING_TOLD: ToldProfile = {
  name: null, email: null, birthday: null, gender: 'unknown', city: null, occupation: null, styles: [],
  stones: [], occasions: [], ring_size: null, ring_standard: null, phone: null, phone_verified: false,
};

const isBlank = (value: unknown): boolean =>
  value === null || value === 'unknown' || (Array.isArray(value) && value.length === 0);

/**
 * The profile of two who are one: the survivor's own word, where it said nothing the other's, unless somebody chose;
 * a verified phone before one that is not. Example: survivor without a name and born 1990-05-01, other 王小明 born
 * 1991-01-01 → 王小明, 1990-05-01; with birthday OTHER → 1991-01-01.
 */
export function mergedProfile(own: ToldProfile, other: ToldProfile, kept: Kept = {}): ToldProfile {
  const whose = (field: ChosenField) => ((kept[field] === 'other' ? !isBlank(other[field])
    : kept[field] === undefined && isBlank(own[field])) ? other : own);
  const chosen = Object.fromEntries(CHOSEN_FIELDS.map((field) =>
    [field, whose(field)[field]])) as Pick<ToldProfile, ChosenField>;
  const fromOther = !own.phone_verified && (other.phone_verified || own.phone === null);
  return {
    ...chosen, ring_standard: whose('ring_size').ring_standard,
    phone: fromOther ? other.phone : own.phone,
    phone_verified: fromOther ? other.phone_verified : own.phone_verified,
  };
}

/** A merge as its tag keeps it: the survivor's profile before it and after it. */
export interface KeptMerge {
  readonly before: ToldProfile;
  readonly became: ToldProfile;
  readonly kept: Kept;
}

/**
 * The profile without what a merge took over from the other, of whom `left` remains: nothing, or, where the other
 * had been merged with a third whose merge is undone, its own profile. What was told since stays.
 * Example: no name, 王小明 by the merge → no name; 王小敏 told since → 王小敏.
 */
export function partedProfile(
  today: ToldProfile, { before, became, kept }: KeptMerge, left: ToldProfile,
): ToldProfile {
  const without = mergedProfile(before, left, kept);
  const took = (field: keyof ToldProfile) =>
    !same(became[field], before[field]) && same(today[field], became[field]);
  const fields = Object.fromEntries(CHOSEN_FIELDS.map((field) =>
    [field, took(field) ? without[field] : today[field]])) as Pick<ToldProfile, ChosenField>;
  const ring = took('ring_size') || took('ring_standard') ? without : today;
  const phone = (took('phone') || took('phone_verified')) && today.phone === became.phone
    ? without : today;
  return {
    ...fields, ring_size: ring.ring_size, ring_standard: ring.ring_standard,
    phone: phone.phone, phone_verified: phone.phone_verified,
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
