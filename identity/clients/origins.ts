import { refuse, type Refusal } from '../refusals.ts';

export const MOST_ORIGINS = 20;
const LONGEST_ORIGIN = 200;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** An origin as browsers send it, of HTTPS; a developer's own machine needs none. */
export function isOrigin(text: string): boolean {
  if (text.length > LONGEST_ORIGIN || !URL.canParse(text) || new URL(text).origin !== text) return false;
  return text.startsWith('https://') || LOOPBACK.test(text);
}

export function refuseOrigins(origins: readonly string[] = []): Refusal | undefined {
  if (origins.length > MOST_ORIGINS) {
    return refuse('OUT_OF_RANGE', `A client has at most ${MOST_ORIGINS} origins.`, 'allowedOrigins');
  }
  const wrong = origins.findIndex((one) => !isOrigin(one));
  if (wrong < 0) return undefined;
  return refuse('ORIGIN_MALFORMED', 'An origin as browsers send it: https://shop.example, without a path; '
    + 'http for localhost only.', 'allowedOrigins', String(wrong));
}

export function distinctOrigins(origins: readonly string[] = []): string[] {
  return [...new Set(origins)];
}
