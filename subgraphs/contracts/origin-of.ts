const LONGEST_ORIGIN = 200;
const HOST = String.raw`[^/\s?#,@*\\]+`;
const WEB = new RegExp(`^https?://${HOST}/?$`, 'i');
/** Of an app that shows its pages by a scheme of its own: `capacitor://localhost`. Sent as it stands. */
const APP = new RegExp(`^[a-z][a-z0-9+.-]*://${HOST}$`);
/** Schemes that no page is of. */
const NO_PAGES = /^(https?|wss?|ftp|file|data|blob|about|javascript):/i;

/** As browsers send it: people paste a slash at the end, a port that goes without saying, capitals. */
export function originOf(text: string): string | undefined {
  if (text.length > LONGEST_ORIGIN) return undefined;
  if (WEB.test(text)) return URL.canParse(text) ? new URL(text).origin : undefined;
  return APP.test(text) && !NO_PAGES.test(text) ? text : undefined;
}
