import type { Actor } from '../../../kernel/actor.ts';

/** Whom a complaint is about decides who handles it; head office handles all. */
export function mayHandle(
  { kind, tenantId, siteIds }: Actor,
  { franchiseId, outletId }: { readonly franchiseId: string | null; readonly outletId: string | null },
): boolean {
  if (kind === 'operator' || kind === 'service') return true;
  const isAtSite = !siteIds?.length || (outletId !== null && siteIds.includes(outletId));
  return kind === 'tenant' && franchiseId !== null && franchiseId === tenantId && isAtSite;
}

/** Programs answer at once and know nothing: their word stops no timer. */
export const isPerson = ({ kind }: Actor): boolean => kind === 'operator' || kind === 'tenant';
export const isHeadOffice = ({ kind }: Actor): boolean => kind === 'operator' || kind === 'service';
