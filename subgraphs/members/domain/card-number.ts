/**
 * A card number 卡号 has 13 digits: the card digit of the region (1 to 9), eleven digits that a serial
 * is shuffled into, and a Luhn check digit over the twelve. Shuffling keeps cards of one day apart,
 * so that a mistyped number is not the next customer's; the check digit catches each single wrong
 * digit and nearly all swaps of neighbours.
 * Example: serial 1 with digit 1 → 1 61803398875 → check digit 7 → 1618033988757.
 */
const SPACE = 100_000_000_000n;
/** Odd and no multiple of 5, so that serials of 1 to 10^11 meet each number exactly once. */
const STRIDE = 61_803_398_869n;
const START = 6n;

export function cardNumberOf(cardDigit: string, serial: bigint): string {
  const shuffled = (serial * STRIDE + START) % SPACE;
  const body = cardDigit + shuffled.toString().padStart(11, '0');
  return body + checkDigit(body);
}

/** The number without blanks and hyphens, or null when it can be no card of ours. */
export function readCardNumber(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
  if (!/^[1-9]\d{12}$/.test(digits)) return null;
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
