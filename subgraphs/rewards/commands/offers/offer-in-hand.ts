import type { Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { keptTerms } from '../../persistence/coupons/offers.ts';
import { couponOfferTable } from '../../persistence/tables/coupon-offer.table.ts';

export type OfferRow = RowOf<typeof couponOfferTable>;
type Code = 'NOT_FOUND' | 'STALE' | 'OFFER_ENDED';

/** An offer under its lock, as it was read by who changes it; one that is ended is not changed any more. */
export async function offerInHand(
  tx: Tx, id: string, expectedVersion: number,
): Promise<{ row: OfferRow } | { refusal: Outcome<never, Code> }> {
  const found = await tx.sql.maybe<OfferRow>`select ${columnsOf(couponOfferTable)} from coupon_offer
    where id = ${id} for no key update`;
  if (!found) return { refusal: refused('NOT_FOUND', 'There is no such offer.', ['id']) };
  if (found.revision !== expectedVersion) {
    return { refusal: refused('STALE', 'Somebody changed the offer since you read it.', ['expectedVersion'],
      { currentVersion: found.revision }) };
  }
  if (found.endedAt) return { refusal: refused('OFFER_ENDED', 'The offer is ended.', ['id']) };
  return { row: { ...found, draft: keptTerms(found.draft) } };
}
