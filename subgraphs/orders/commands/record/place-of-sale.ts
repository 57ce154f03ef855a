import type { Actor } from '../../../kernel/actor.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import {
  decidePlace, type PlaceCode, type PlaceDecision, type Seller, type SellingOutlet,
} from '../../domain/selling-place.ts';
import { outletOf, type Facts, type OrderRequest, type OutletFact } from './load-facts.ts';
import type { OrderToRecord, RecordOrderCode } from './order-to-record.ts';

export interface Place {
  readonly outlet: OutletFact | undefined;
  readonly decision: PlaceDecision;
}

/** Where the order was sold, and whether the actor sells there. */
export function placeOf({ input, actor }: OrderRequest, facts: Facts): Place {
  const outlet = outletOf(facts, input);
  const asked = {
    channelId: input.channelId, outlet: outlet && sellingOutlet(outlet),
    paidAt: input.asQuoted?.quotedAt ?? input.paidAt,
  };
  return { outlet, decision: decidePlace(sellerOf(actor), asked, {
    kindOfChannel: (id) => facts.channels.get(id),
    outletsOf: (franchiseId) => [...facts.outletById.values()]
      .filter(({ franchise_id: owner }) => owner === franchiseId).map(sellingOutlet),
  }) };
}

const MESSAGES: Record<PlaceCode, string> = {
  NOT_FOUND: 'There is no such outlet.',
  CHANNEL_NOT_YOURS: 'You may only record orders of your channels.',
  NOT_SOLD_HERE: 'The channel does not sell at this outlet.',
  OUTLET_CLOSED: 'The outlet was closed when the order was paid.',
};

export function refusalOfPlace(
  { code, at }: Extract<PlaceDecision, { ok: false }>, { outlet }: OrderToRecord,
): Outcome<never, RecordOrderCode> {
  if (at === 'outlet') return refused(code, MESSAGES[code], ['code' in outlet ? 'outletCode' : 'outletId']);
  return refused(code, code === 'NOT_FOUND' ? 'There is no such channel.' : MESSAGES[code], ['channelId']);
}

function sellerOf(actor: Actor): Seller {
  if (actor.kind === 'operator' || actor.kind === 'service') return { kind: 'head_office' };
  if (actor.kind === 'channel' && actor.channelId) return { kind: 'channel', channelId: actor.channelId };
  return actor.kind === 'tenant' && actor.tenantId
    ? { kind: 'franchise', franchiseId: actor.tenantId, outletIds: actor.siteIds ?? [] }
    : { kind: 'nobody' };
}

function sellingOutlet(fact: OutletFact): SellingOutlet {
  return {
    outletId: fact.outlet_id, franchiseId: fact.franchise_id, channelId: fact.channel_id,
    kind: fact.kind, closedAt: fact.closed_at,
  };
}
