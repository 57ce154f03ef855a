/** Who asks, as far as it matters here. */
interface Asker {
  readonly kind: string;
  readonly channelId?: string | null;
  readonly tenantId?: string | null;
  readonly personId?: string | null;
}

/** By whom something was told. */
export interface Teller { readonly channelId: string | null; readonly tenantId: string | null }

/** Whose numbers of payments and orders are shown: all, or those that this one told itself. */
export type Sight = 'all' | Teller;

/**
 * Who merely sees a member is not told the order numbers of another channel: head office and the member itself read
 * all, a channel and a franchise what they told themselves.
 */
export function sightOf({ kind, channelId = null, tenantId = null, personId = null }: Asker, memberId: string): Sight {
  return kind === 'operator' || kind === 'service' || (kind === 'person' && personId === memberId)
    ? 'all' : { channelId, tenantId };
}

/** Nobody's own: what was told by neither is head office's. */
export function isShown(sight: Sight, { channelId, tenantId }: Teller): boolean {
  if (sight === 'all') return true;
  return (channelId ?? tenantId) !== null && channelId === sight.channelId && tenantId === sight.tenantId;
}
