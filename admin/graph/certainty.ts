import type { GraphError } from './graph-error.ts';

/** Said before anything was begun, whatever the status. */
const REFUSED = new Set([
  'BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'LIMIT_EXCEEDED', 'RATE_LIMITED', 'TOO_MANY_ATTEMPTS', 'BUSY',
  'CLOSING', 'NOT_SENT',
]);

/** Without an answer that refuses nobody knows whether it was done; only the same again finds out. */
export const isLost = ({ code, status }: GraphError): boolean =>
  !REFUSED.has(code) && (status < 400 || status >= 500 || status === 408);
