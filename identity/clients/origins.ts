import { originOf } from '../../subgraphs/contracts/origin-of.ts';
import { refuse, type Refusal } from '../refusals.ts';

export const MOST_ORIGINS = 20;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Of HTTPS or of an app; a developer's own machine needs neither. */
function clientOriginOf(text: string): string | undefined {
  const origin = originOf(text.trim());
  return origin?.startsWith('http://') && !LOOPBACK.test(origin) ? undefined : origin;
}

export function refuseOrigins(origins: readonly string[] = []): Refusal | undefined {
  if (origins.length > MOST_ORIGINS) {
    return refuse('OUT_OF_RANGE', `A client has at most ${MOST_ORIGINS} origins.`, 'allowedOrigins');
  }
  const wrong = origins.findIndex((one) => clientOriginOf(one) === undefined);
  if (wrong < 0) return undefined;
  return refuse('ORIGIN_MALFORMED', 'An origin as browsers send it: https://shop.example, or of an app '
    + 'capacitor://localhost, without a path; http for localhost only.', 'allowedOrigins', String(wrong));
}

/** Of origins that were not refused. */
export function distinctOrigins(origins: readonly string[] = []): string[] {
  return [...new Set(origins.flatMap((one) => clientOriginOf(one) ?? []))];
}
