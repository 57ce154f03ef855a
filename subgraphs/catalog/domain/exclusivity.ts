import { isRestricted, type Actor } from '../../kernel/actor.ts';

/**
 * Exclusive products 专供款 exist only for the channels and franchises they are made for; a product
 * without either is for everybody signed in. Head office and services see all. The same rule stands as
 * the policy of the tables; this is its form for commands.
 *
 * Example: exclusive to channel X: X sees it, channel Y and every franchise do not.
 */
export interface Exclusivity {
  readonly exclusiveChannelIds: readonly string[];
  readonly exclusiveTenantIds: readonly string[];
}

export function maySeeProduct(actor: Actor, product: Exclusivity): boolean {
  if (!isRestricted(actor)) return true;
  if (actor.kind === 'anonymous') return false;
  const { exclusiveChannelIds, exclusiveTenantIds } = product;
  if (exclusiveChannelIds.length === 0 && exclusiveTenantIds.length === 0) return true;
  return (actor.channelId !== undefined && exclusiveChannelIds.includes(actor.channelId))
    || (actor.tenantId !== undefined && exclusiveTenantIds.includes(actor.tenantId));
}

/** For whom a product is, is head office's to say: a partner's edit may not take it from others. */
export function mayRededicate(actor: Actor, before: Exclusivity, after: Exclusivity): boolean {
  if (!isRestricted(actor)) return true;
  const same = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((id) => b.includes(id));
  return same(before.exclusiveChannelIds, after.exclusiveChannelIds)
    && same(before.exclusiveTenantIds, after.exclusiveTenantIds);
}
