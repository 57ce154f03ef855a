import type { IncomingMessage } from 'node:http';

/** Where a request comes from, as far as wrong guesses are counted. */
export interface Place {
  /** As the audit keeps it. */
  readonly ip: string;
  /** What its owner can change at will is one place. */
  readonly key: string;
  /**
   * A proxy that nobody said to trust: everybody may come from there, so it is not locked as one caller is.
   */
  readonly isShared: boolean;
  /** The other end of the connection, which nobody only claims to be. */
  readonly sender: string;
}

export const NOWHERE: Place = { ip: 'unknown', key: 'unknown', isShared: true, sender: 'unknown' };

/** Where nobody says more: the other end of the connection. */
export function placeOfSocket({ socket }: IncomingMessage): Place {
  const ip = socket.remoteAddress ?? 'unknown';
  return { ip, key: ip, isShared: false, sender: ip };
}
