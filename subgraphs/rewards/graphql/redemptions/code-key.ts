import type { GraphContext } from '../../../kernel/graph/context.ts';
import { codeHash, pickupCode, readPickupCode, spelled } from '../../domain/redemption/pickup-code.ts';

/** What the keys of pickup codes are derived for. */
const PICKUP_CODE_KEY = 'pickup code';

/** What is kept of the code of a new redemption, under the present key. */
export function hashOfNew({ services }: GraphContext): (redemptionId: string) => string {
  const [key] = services.keys(PICKUP_CODE_KEY);
  return (id) => codeHash(key!, pickupCode(key!, id));
}

/** What a row may have kept of a code that is shown: under the present key, or one of before. */
export function hashesOf({ services }: GraphContext, code: string): string[] {
  const plain = readPickupCode(code);
  return plain === null ? [] : services.keys(PICKUP_CODE_KEY).map((key) => codeHash(key, plain));
}

/** The code of a redemption, under the key that was the present one when it was made; null when that is gone. */
export function codeOf({ services }: GraphContext, { uuid,
  codeHash: kept }: { uuid: string; codeHash: string }): string | null {
  const codes = services.keys(PICKUP_CODE_KEY).map((key) => ({ key, code: pickupCode(key, uuid) }));
  const found = codes.find(({ key, code }) => codeHash(key, code) === kept);
  return found ? spelled(found.code) : null;
}
