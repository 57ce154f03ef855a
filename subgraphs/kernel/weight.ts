/**
 * Weights outside are grams as a decimal string, inside bigint milligrams: a gram has three decimals. They are no
 * money, whatever currency happens to have three decimals as well. Example: "12.35" is 12,350n, and 19,750n "19.750".
 */
export const MOST_MG = 999_999_999_999_999n;

/** Null: no such number, finer than a milligram, or more than a billion kilograms. */
export function parseGrams(grams: string): bigint | null {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/.exec(grams);
  if (!match) return null;
  const fraction = match[3] ?? '';
  if (/[1-9]/.test(fraction.slice(3))) return null;
  const mg = BigInt(match[2]! + fraction.slice(0, 3).padEnd(3, '0'));
  if (mg > MOST_MG) return null;
  return match[1] ? -mg : mg;
}

/** With its three decimals, always. */
export function formatGrams(mg: bigint): string {
  const digits = String(mg < 0n ? -mg : mg).padStart(4, '0');
  return `${mg < 0n ? '-' : ''}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}
