import { readIdentifier } from '../../kernel/identifier.ts';

export const EXTERNAL_ID_LENGTH = 200;

/** Whom a channel means, by the house's rule of identifiers: sales read it by the same one. Null for no id. */
export function readExternalId(text: string): string | null {
  return readIdentifier(text, EXTERNAL_ID_LENGTH);
}
