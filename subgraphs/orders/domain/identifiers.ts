import { readIdentifier } from '../../kernel/identifier.ts';

/** How long what others name their things by may be; the rule of identifiers is the house's. */
export const EXTERNAL_NO_LENGTH = 100;
export const EXTERNAL_ID_LENGTH = 200;
export const CODE_LENGTH = 100;

/** The number of an order or return as it is kept; null where the text can name none. */
export function readNumber(text: string): string | null {
  return readIdentifier(text, EXTERNAL_NO_LENGTH);
}

/** Which order is meant: uuids, null where malformed. */
export type OrderName =
  | { readonly orderId: string | null }
  | { readonly channelId: string | null; readonly externalNo: string };
