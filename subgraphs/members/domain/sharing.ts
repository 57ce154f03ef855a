/**
 * What a franchise is shown of a member (data layers 数据分层共享, domain.md 7). Three things bound it, and the
 * narrowest of them counts:
 *
 * - the member's word: without its consent to FRANCHISE_SHARING it is a pseudonym (1) with tags and tier;
 * - the terms of head office for the franchise and for who asks there: manager, associate, or one of its programs;
 * - the service: contacts are whole (3) only while the member is being served, else masked (2): its code was shown in
 *   a store of the franchise, a service order of the franchise is open, or it has an appointment there that day.
 *
 * Example, terms manager 3, associate 2: of a member that consents and whose ring is being resized in the store the
 * manager may ask for the phone, the associate sees +86138****5678; the day the ring is handed over both see it masked;
 * without consent both see a pseudonym.
 */
import { createHmac } from 'node:crypto';
import { LAYER } from './words.ts';

export type Layer = (typeof LAYER)[keyof typeof LAYER];

/** The most that each is shown. */
export interface SharingLayers {
  readonly manager: number;
  readonly associate: number;
  readonly program: number;
}

/** Where head office has said nothing. `terms_layer` in the database says the same. */
export const DEFAULT_SHARING: SharingLayers = { manager: 3, associate: 2, program: 3 };

/** Whoever has both roles is a manager; who has neither is a program of the franchise. */
export function layerOf({ manager, associate, program }: SharingLayers, roles: readonly string[]): number {
  if (roles.includes('manager')) return manager;
  return roles.includes('associate') ? associate : program;
}

/** Whether anybody is shown more than before: only then a second person is asked. */
export function widens(before: SharingLayers, after: SharingLayers): boolean {
  return after.manager > before.manager || after.associate > before.associate || after.program > before.program;
}

export interface SharingFacts {
  readonly consents: boolean;
  /** The most by the terms for whoever asks. */
  readonly terms: number;
  readonly served: boolean;
  /** The data would leave the member's region, and the member does not agree to that. */
  readonly heldAtBorder: boolean;
}

export type SharingGap = 'consent' | 'terms' | 'service' | 'border';

/** The layer that is shown, and what stands in the way of the next one; null at the last. */
export function sharedLayer(
  { consents, terms, served, heldAtBorder }: SharingFacts,
): { readonly layer: Layer; readonly gap: SharingGap | null } {
  if (!consents) return { layer: LAYER.pseudonymous, gap: 'consent' };
  if (terms <= LAYER.pseudonymous) return { layer: LAYER.pseudonymous, gap: 'terms' };
  if (terms <= LAYER.maskedContact) return { layer: LAYER.maskedContact, gap: 'terms' };
  if (!served) return { layer: LAYER.maskedContact, gap: 'service' };
  return heldAtBorder ? { layer: LAYER.maskedContact, gap: 'border' } : { layer: LAYER.fullContact, gap: null };
}

/** Nine letters and digits without those that look alike. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * What a franchise calls a member whose name it does not see: the same whenever it looks, another one for each
 * franchise, so that two of them cannot find out that they speak of one person. Example: K-7F3QX9D2M.
 */
export function pseudonymOf(key: string, franchiseId: string, memberId: string): string {
  const mark = createHmac('sha256', key).update(`${franchiseId} ${memberId}`).digest();
  return `K-${[...mark.subarray(0, 9)].map((byte) => LETTERS[byte & 31]).join('')}`;
}
