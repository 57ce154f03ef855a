import type { Region } from '../../contracts/words.ts';

/**
 * A card number 卡号 has 13 digits: the region (CN 1, HK 2, MO 3, SG 4), eleven digits that a serial
 * is shuffled into, and a Luhn check digit over the twelve. Shuffling keeps cards of one day apart,
 * so that a mistyped number is not the next customer's; the check digit catches each single wrong
 * digit and nearly all swaps of neighbours.
 * Example: serial 1 of CN → 1 61803398875 → check digit 7 → 1618033988757.
 */
const LEADING: Record<Region, string> = { CN: '1', HK: '2', MO: '3', SG: '4' };
const SPACE = 100_000_000_000n;
/** Odd and no multiple of 5, so that serials of 1 to 10^11 meet each number exactly once. */
const STRIDE = 61_803_398_869n;
const START = 6n;

export function cardNumberOf(region: Region, serial: bigint): string {
  const shuffled = (serial * STRIDE + START) % SPACE;
  const body = LEADING[region] + shuffled.toString().padStart(11, '0');
  return body + checkDigit(body);
}

/** The number without blanks and hyphens, or null when it can be no card of ours. */
export function readCardNumber(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  if (!/^[1-4]\d{12}$/.test(digits)) return null;
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? digits : null;
}

function checkDigit(body: string): string {
  let sum = 0;
  [...body].reverse().forEach((character, index) => {
    const digit = Number(character);
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  });
  return String((10 - (sum % 10)) % 10);
}
