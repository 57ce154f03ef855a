/**
 * What a franchise is shown of a member (data layers 数据分层共享, domain.md 7). Three things bound it, and the
 * narrowest of them counts:
 *
 * - the member's word: without its consent to FRANCHISE_SHARING it is a pseudonym (1) with tags and tier;
 * - the terms of head office for the franchise and for who asks there: manager or associate;
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
}

/** Where head office has said nothing. `terms_layer` in the database says the same. */
export const DEFAULT_SHARING: SharingLayers = { manager: 3, associate: 2 };

/** Whoever has both roles is a manager; who has neither is shown what the narrower of them is. */
export function layerOf({ manager, associate }: SharingLayers, roles: readonly string[]): number {
  if (roles.includes('manager')) return manager;
  return roles.includes('associate') ? associate : Math.min(manager, associate);
}

/** Whether anybody is shown more than before: only then a second person is asked. */
export function widens(before: SharingLayers, after: SharingLayers): boolean {
  return after.manager > before.manager || after.associate > before.associate;
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

/**
 * What keeps a franchise from changing a name or a contact; null: it may. Who stands at the counter, or whose piece is
 * there, says what is to be written: masked contacts are enough for that, whole ones are not shown by it.
 *
 * Example: an associate, shown masked contacts by the terms, writes down the e-mail of whoever has shown its code.
 */
export function changeGap({ consents, terms, served, heldAtBorder }: SharingFacts): SharingGap | null {
  if (!consents) return 'consent';
  if (terms < LAYER.maskedContact) return 'terms';
  if (!served) return 'service';
  return heldAtBorder ? 'border' : null;
}

/** Days after the promised one for which a piece that nobody fetched still keeps its order a service under way. */
export const SERVICE_GRACE_DAYS = 30;

const DAY_MS = 86_400_000;

/**
 * Until when a service order shows contacts, whatever becomes of it. Example: promised for 1 March, never handed over →
 * until 31 March.
 */
export function serviceUntil(promisedAt: Date): Date {
  return new Date(promisedAt.getTime() + SERVICE_GRACE_DAYS * DAY_MS);
}

/** Nine letters and digits without those that look alike. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * What a franchise calls a member whose name it does not see: the same whenever it looks, another one for each
 * franchise. It is a word for people and hides nothing from programs: the member's id is the same for everybody, and
 * two franchises that compare ids know that they speak of one person. Example: K-7F3QX9D2M.
 */
export function pseudonymOf(key: string, franchiseId: string, memberId: string): string {
  const mark = createHmac('sha256', key).update(`${franchiseId} ${memberId}`).digest();
  return `K-${[...mark.subarray(0, 9)].map((byte) => LETTERS[byte & 31]).join('')}`;
}
