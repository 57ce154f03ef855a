import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { REGIONS, type Region } from '../../contracts/words.ts';

/**
 * Phones are kept as E.164. What people type in a region is read with that region's habits.
 * Examples: 138 1234 5678 in CN → +8613812345678; 9123 4567 in HK → +85291234567;
 * +65 9123 4567 anywhere → +6591234567.
 */
export function readPhone(text: string, region: Region): string | null {
  if (text.length > 40) return null;
  const phone = parsePhoneNumberFromString(text.normalize('NFKC'),
    { defaultCountry: region, extract: false });
  return phone?.isValid() && !phone.ext ? phone.number : null;
}

/** Every phone this text may mean, for a search that knows no region. */
export function phonesMeant(text: string): string[] {
  if (!/^[+\d\s()-]{6,40}$/.test(text.normalize('NFKC').trim())) return [];
  const meant = REGIONS.map((region) => readPhone(text.trim(), region));
  return [...new Set(meant.filter((phone) => phone !== null))];
}
