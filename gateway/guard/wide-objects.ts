import { GatewayError } from '../errors.ts';

/** No input of the graph has so many fields. */
export const MOST_KEYS = 200;

/**
 * An object with very many keys is wrong for certain, and saying so would cost much: each of its
 * unknown fields is reported beside a print of the whole object, their square. 100,000 keys took
 * 1.4 s and answered 20 MB. Iterative: deep input must not end the process.
 */
export function refuseWideObjects(value: unknown, where: string): void {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const item = open.pop();
    if (item === null || typeof item !== 'object') continue;
    if (!Array.isArray(item) && isWide(item)) {
      throw new GatewayError('BAD_USER_INPUT',
        `An object in ${where} has over ${MOST_KEYS} fields.`, { limit: MOST_KEYS });
    }
    for (const element of Object.values(item)) {
      if (element !== null && typeof element === 'object') open.push(element);
    }
  }
}

/** Counted without a list: one of 100,000 keys takes four times as long to make as to see. */
function isWide(item: object): boolean {
  let keys = 0;
  for (const _ in item) {
    keys += 1;
    if (keys > MOST_KEYS) return true;
  }
  return false;
}

const LONGEST_MESSAGE = 500;

/** A message prints what was sent; what was sent may be a megabyte. */
export function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message
    : `${message.slice(0, LONGEST_MESSAGE).toWellFormed()}…`;
}
