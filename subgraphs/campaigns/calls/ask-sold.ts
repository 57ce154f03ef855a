import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId, NOBODY } from '../../kernel/ids.ts';
import { mayBeNumbered } from '../queries/drops.ts';

const SOLD = 'query PiecesSold($ids: [ID!]!) { soldPieces(itemIds: $ids) }';

const asService = serviceActor('campaigns', ['orders:read']);

/**
 * Whether an order has a numbered piece 限量编号 that did not come back, by whichever road it was sold; asked before
 * any transaction, and of nothing else. `away` where orders does not answer. A function, as it belongs to no key: told
 * again, the drop is the same.
 */
export async function whetherSold(
  { services, request }: GraphContext, itemId: string | null,
): Promise<() => boolean | 'away'> {
  if (itemId === null || itemId === NOBODY || !await mayBeNumbered(services.home.database.sql, itemId)) {
    return () => false;
  }
  try {
    const { soldPieces } = await askOther<{ readonly soldPieces: readonly string[] }>(services, {
      document: SOLD, variables: { ids: [encodeId(PREFIX.item, itemId)] }, actor: asService,
      deadlineAt: patienceOf(request), requestId: request.requestId,
    });
    return () => soldPieces.length > 0;
  } catch {
    return () => 'away';
  }
}
