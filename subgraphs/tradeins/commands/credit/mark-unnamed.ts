import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readPlace, type Place } from '../../persistence/places.ts';

type Linked = EventPayloads['order.linked.v1'];

/**
 * A sale with an amount for old gold that names none, whose buyer became known only afterwards: nobody could ask for
 * that gold when it was recorded, and it has happened. Gold of the buyer that its seller had then, accepted and
 * waiting, says so from now on: whoever is about to credit it looks whether it was paid already.
 */
export const markUnnamed = defineBatchCommand<Linked, null, 'UNKNOWN_OUTLET'>({
  name: 'tradeins.mark-unnamed',
  maxBatch: 100,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const outcomes = [];
    for (const { input } of requests) {
      const seller = await readPlace(tx.sql, input.sellingOutletId);
      if (seller && input.memberId) await mark(tx, { ...input, memberId: input.memberId }, seller);
      outcomes.push(seller ? accepted(null)
        : refused('UNKNOWN_OUTLET' as const, 'The outlet has not arrived yet.', ['sellingOutletId']));
    }
    return outcomes;
  },
});

/** The seller's own gold, as orders counts it: of its franchise, or under its channel of head office. */
async function mark(
  tx: Tx, { orderId, memberId, paidAt }: Linked & { readonly memberId: string }, seller: Place,
): Promise<void> {
  const whose = (await survivorsOf(tx.sql, [memberId]))(memberId);
  const rows = await tx.sql.all<{ id: string }>`update trade_in t set unnamed_order_id = ${orderId}
    from outlet_fact o where o.outlet_id = t.outlet_id and t.member_id = ${whose} and t.unnamed_order_id is null
      and t.state in ('accepted', 'melted') and t.order_id is null and t.given_at is null and t.accepted_at <= ${paidAt}
      and t.tenant_id is not distinct from ${seller.franchiseId}::uuid
      and (t.tenant_id is not null or o.channel_id is not distinct from ${seller.channelId}::uuid)
    returning t.id`;
  for (const { id } of rows) tx.audit({ subjectId: id, after: { unnamedOrderId: orderId } });
}
