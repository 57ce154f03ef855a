/**
 * How much of a profile is filled in: ten parts, each told or not. A ring size is none of them, as not
 * everybody wears one. Basis points, floor.
 * Example: name, phone, gender and city told → 4 of 10, 4,000; missing the six others, in this order.
 */
export const PROFILE_PARTS = [
  'name', 'phone', 'email', 'gender', 'birthday', 'city', 'occupation', 'styles', 'stones', 'occasions',
] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

export interface ProfileTold {
  readonly name?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly gender: string;
  readonly birthday?: string | null;
  readonly city?: string | null;
  readonly occupation?: string | null;
  readonly styles?: readonly string[];
  readonly stones?: readonly string[];
  readonly occasions?: readonly string[];
}

export interface Completeness {
  readonly bps: number;
  readonly missing: readonly ProfilePart[];
}

export function completenessOf(told: ProfileTold): Completeness {
  const missing = PROFILE_PARTS.filter((part) => !isTold(part, told));
  const filled = PROFILE_PARTS.length - missing.length;
  return { bps: Math.floor(filled * 10_000 / PROFILE_PARTS.length), missing };
}

function isTold(part: ProfilePart, told: ProfileTold): boolean {
  if (part === 'gender') return told.gender !== 'unknown';
  const value = told[part];
  return value !== null && value !== undefined && value.length > 0;
}
