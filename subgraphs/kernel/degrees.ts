const DEGREES = /^-?\d{1,3}(\.\d{1,6})?$/;

/**
 * Degrees of latitude (`most` 90) or longitude (180), written as a decimal with at most six decimals, which is a tenth
 * of a metre. Example: "31.236305" is 31.236305; "91" is no latitude; "1e1" and "" are none. Null for what is none.
 */
export function readDegrees(text: string, most: 90 | 180): number | null {
  if (!DEGREES.test(text)) return null;
  const degrees = Number(text);
  return Math.abs(degrees) <= most ? degrees : null;
}
