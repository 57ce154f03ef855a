/**
 * Who may record a sale of which channel at which outlet (domain.md section 5, 7): whoever sells owes the
 * rebate, so nobody sells in another's name.
 *
 * | who records | channel | outlet |
 * |---|---|---|
 * | head office, the house itself | any | any |
 * | a channel | its own | its own; head office's of no channel; a marketplace: head office's web shops |
 * | a franchise | of one of its outlets | its own, an associate those it is bound to |
 * | a person | none | none |
 *
 * A marketplace has no place of its own: it sells what the brand's web shop sends. Nobody sells where it was
 * closed when the buyer paid; a sale from before the closing may be told later.
 *
 * Examples: the mini-program at store o-01 of f-01, whose channel is the tills: `NOT_SOLD_HERE`. Paid at
 * 12:00, the outlet closed at 12:00: `OUTLET_CLOSED`; paid at 11:59: recorded.
 */
export type Seller =
  | { readonly kind: 'head_office' }
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'franchise'; readonly franchiseId: string; readonly outletIds: readonly string[] }
  | { readonly kind: 'nobody' };

export interface SellingOutlet {
  readonly outletId: string;
  /** Null is head office. */
  readonly franchiseId: string | null;
  readonly channelId: string | null;
  readonly kind: string;
  readonly closedAt: Date | null;
}

export interface AskedPlace {
  /** Null when none was named: then the outlet's own. */
  readonly channelId: string | null;
  /** Undefined when there is no such outlet. */
  readonly outlet: SellingOutlet | undefined;
  readonly paidAt: Date;
}

/** What is known of the network. */
export interface Network {
  readonly kindOfChannel: (channelId: string) => string | undefined;
  readonly outletsOf: (franchiseId: string) => readonly SellingOutlet[];
}

export type PlaceCode = 'NOT_FOUND' | 'CHANNEL_NOT_YOURS' | 'NOT_SOLD_HERE' | 'OUTLET_CLOSED';

export type PlaceDecision =
  | { readonly ok: true; readonly channelId: string }
  | { readonly ok: false; readonly code: PlaceCode; readonly at: 'channel' | 'outlet';
    /** The channel of the seller, where that much is right: its number may be known already. */
    readonly channelId: string | null };

export function decidePlace(seller: Seller, asked: AskedPlace, network: Network): PlaceDecision {
  const { outlet } = asked;
  if (seller.kind === 'nobody'
    || (seller.kind === 'channel' && asked.channelId !== seller.channelId)) {
    return refusal('CHANNEL_NOT_YOURS', 'channel');
  }
  if (!outlet || (seller.kind === 'franchise' && !isOwn(seller, outlet))) {
    return refusal('NOT_FOUND', 'outlet');
  }
  const channelId = asked.channelId ?? outlet.channelId;
  const channelKind = channelId === null ? undefined : network.kindOfChannel(channelId);
  if (channelId === null || channelKind === undefined) return refusal('NOT_FOUND', 'channel');
  if (seller.kind === 'franchise' && !network.outletsOf(seller.franchiseId).some((own) => (
    own.channelId === channelId && isOwn(seller, own)))) {
    return refusal('CHANNEL_NOT_YOURS', 'channel');
  }
  if (seller.kind === 'channel' && !sellsAt(channelId, channelKind, outlet)) {
    return refusal('NOT_SOLD_HERE', 'outlet', channelId);
  }
  if (outlet.closedAt !== null && asked.paidAt >= outlet.closedAt) {
    return refusal('OUTLET_CLOSED', 'outlet', channelId);
  }
  return { ok: true, channelId };
}

export function sellsAt(channelId: string, channelKind: string, outlet: SellingOutlet): boolean {
  if (outlet.channelId === channelId) return true;
  if (outlet.franchiseId !== null) return false;
  return outlet.channelId === null || (channelKind === 'marketplace' && outlet.kind === 'web_shop');
}

function isOwn(
  seller: Extract<Seller, { kind: 'franchise' }>, outlet: SellingOutlet,
): boolean {
  return outlet.franchiseId === seller.franchiseId
    && (seller.outletIds.length === 0 || seller.outletIds.includes(outlet.outletId));
}

function refusal(
  code: PlaceCode, at: 'channel' | 'outlet', channelId: string | null = null,
): PlaceDecision {
  return { ok: false, code, at, channelId };
}
