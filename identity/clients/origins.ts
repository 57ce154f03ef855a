import { refuse, type Refusal } from '../refusals.ts';

export const MOST_ORIGINS = 20;
const LONGEST_ORIGIN = 200;
const HOST = String.raw`[^/\s?#,@*\\]+`;
const WEB = new RegExp(`^https?://${HOST}/?$`, 'i');
/** Of an app that shows its pages by a scheme of its own: `capacitor://localhost`. Sent as it stands. */
const APP = new RegExp(`^[a-z][a-z0-9+.-]*://${HOST}$`);
/** Schemes that no page is of. */
const NO_PAGES = /^(https?|wss?|ftp|file|data|blob|about|javascript):/i;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** As browsers send it: people paste a slash at the end, a port that goes without saying, capitals. */
export function originOf(text: string): string | undefined {
  if (text.length > LONGEST_ORIGIN) return undefined;
  if (WEB.test(text)) return URL.canParse(text) ? new URL(text).origin : undefined;
  return APP.test(text) && !NO_PAGES.test(text) ? text : undefined;
}

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
