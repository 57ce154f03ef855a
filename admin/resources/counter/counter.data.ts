import { ask } from '../../graph/ask.ts';
import { CheckMemberCodeDocument, type CheckMemberCodeMutation } from '../../gql/graphql.ts';

export type Checked = CheckMemberCodeMutation['checkMemberCode'];

/** The same code again with the same key is the same visit: a lost answer costs nobody a second code. */
export async function checkMemberCode(code: string, outletId: string, idempotencyKey: string): Promise<Checked> {
  return (await ask(CheckMemberCodeDocument, { input: { code, outletId, idempotencyKey } })).checkMemberCode;
}

const PLACE = 'karat.counter.outlet';

/** The store one stands in, kept in this browser: a counter does not move. */
export const readPlace = (): string => localStorage.getItem(PLACE) ?? '';
export const keepPlace = (outletId: string): void => localStorage.setItem(PLACE, outletId);
