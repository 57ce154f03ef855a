import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { dayNumber, dayOf } from '../../domain/prediction/purchase-days.ts';
import { careDue } from '../../domain/recommendation/care-due.ts';
import type { BoughtPiece } from '../../domain/recommendation/piece.ts';
import type { CareDue as View } from '../../graphql/recommendation/care-due.type.ts';
import { boughtPieces } from '../../persistence/recommendation/buyers.ts';
import { lookedAt, type AtMoment } from './looked-at.ts';

/** Which of these members' pieces are to be looked after; null for whom there is nothing to know. */
export async function memberCareDue(sql: Sql, keys: readonly AtMoment[]): Promise<(readonly View[] | null)[]> {
  const { living, members, policy: { rules } } = await lookedAt(sql, keys);
  const bought = await boughtPieces(sql, members);
  const due = new Map(members.map(({ memberId, today }) => [memberId,
    careDue(keptPieces(bought.get(memberId) ?? []), dayNumber(today), rules)
      .map(({ itemId, work, dueOn, boughtOn, everyDays }) => ({
        item: { id: encodeId(PREFIX.item, itemId) }, work, dueOn: dayOf(dueOn), boughtOn: dayOf(boughtOn), everyDays,
        isPast: dueOn < dayNumber(today),
      }))]));
  return living.map((id) => due.get(id) ?? null);
}

/** Each item once, by its newest purchase; of what catalog has not told nobody knows what it needs. */
function keptPieces(bought: readonly BoughtPiece[]) {
  const kept = bought.filter(({ isKept, isShown, productId }) => isKept && isShown && productId !== null).toReversed();
  return [...new Map(kept.map(({ itemId, stones, demandClass, day }) => (
    [itemId, { itemId, stones, demandClass, boughtOn: dayNumber(day) }]))).values()];
}
