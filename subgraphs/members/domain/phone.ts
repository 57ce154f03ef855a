import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/**
 * Phones are kept as E.164. What people type in a region is read with the habits of its phone region.
 * Examples: 138 1234 5678 in CN → +8613812345678; 9123 4567 in HK → +85291234567;
 * +65 9123 4567 anywhere → +6591234567.
 */
export function readPhone(text: string, phoneRegion: string): string | null {
  if (text.length > 40) return null;
  const phone = parsePhoneNumberFromString(text.normalize('NFKC'),
    { defaultCountry: phoneRegion as CountryCode, extract: false });
  return phone?.isValid() && !phone.ext ? phone.number : null;
}

/** Whether a text may be a phone at all. */
export function looksLikePhone(text: string): boolean {
  return /^[+\d\s()-]{6,40}$/.test(text.normalize('NFKC').trim());
}

/** Every phone this text may mean, for a search that knows no region. */
export function phonesMeant(text: string, phoneRegions: readonly string[]): string[] {
  if (!looksLikePhone(text)) return [];
  const meant = phoneRegions.map((region) => readPhone(text.trim(), region));
  return [...new Set(meant.filter((phone) => phone !== null))];
}
