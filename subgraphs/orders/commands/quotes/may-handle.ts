import type { Actor } from '../../../kernel/actor.ts';
import type { QuoteRow } from '../../persistence/quotes/quote-row.ts';
import { mayChange } from '../returns/lock-orders.ts';

/** Whoever sells there: a channel its own, a franchise those of its outlets, head office all. */
export function mayHandle(actor: Actor, quote: Pick<QuoteRow, 'channelId' | 'sellingTenantId' | 'outletId'>): boolean {
  return mayChange(actor, {
    channel_id: quote.channelId, selling_tenant_id: quote.sellingTenantId, outlet_id: quote.outletId });
}
