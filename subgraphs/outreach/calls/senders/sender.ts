import type { Handed } from '../../domain/after-try.ts';
import { withoutAddresses } from '../../domain/said.ts';
import type { Channel } from '../../domain/words.ts';

/** A message as a gateway gets it. */
export interface Outgoing {
  /** The message's id: the same again is the same message. */
  readonly key: string;
  readonly channel: Channel;
  /** Address, phone in E.164, or the member's id where the gateway knows members itself. */
  readonly to: string;
  readonly subject: string | null;
  readonly body: string;
}

/** A way out of the house. Never throws: whatever happened is one of `Handed`. */
export interface Sender {
  /** Whether it takes the same key once, so that a message whose answer was lost may be sent again. */
  readonly knowsKeys: boolean;
  /** Whether what it writes stays in the house: then it says of nobody who it is. */
  readonly masks: boolean;
  send(message: Outgoing): Promise<Handed>;
}

/** Longest that a gateway may take for its answer. */
export const GATEWAY_MS = 20_000;

/** What a gateway said, in one line without addresses and numbers of people. */
export function saidBy(status: number | string, text: string): string {
  return `${status} ${withoutAddresses(text)}`.trim().slice(0, 300);
}

/** A request over HTTP: its answer, or why there is none. `lost`: it may have been taken all the same. */
export async function post(
  url: string, init: RequestInit,
): Promise<{ readonly status: number; readonly text: string } | Extract<Handed, { is: 'away' | 'lost' }>> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(GATEWAY_MS) });
    return { status: response.status, text: (await response.text()).slice(0, 10_000) };
  } catch (error) {
    const cause = (error as { cause?: NetworkFailure }).cause ?? {};
    return { is: isUnheard(cause) ? 'away' : 'lost', says: cause.code ?? 'no answer' };
  }
}

/** What Node says of a connection that failed; `errors`: of each address that a name has. */
export interface NetworkFailure {
  readonly code?: string;
  readonly syscall?: string;
  readonly message?: string;
  readonly errors?: readonly NetworkFailure[];
}

const UNHEARD = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EHOSTUNREACH',
  'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EPROTO', 'UND_ERR_CONNECT_TIMEOUT']);
/** Certificates and handshakes; a record that is broken later on is not among them. */
const TLS = /CERT|^UNABLE_TO_|^ERR_TLS_|^ERR_SSL_(?!.*BAD_RECORD|.*DECRYPT)/;

/**
 * Whether it failed before the request was heard: no name, no way, no connection, no handshake. Every other failure may
 * have come after it was heard.
 */
export function isUnheard({ code = '', syscall = '', message = '', errors = [] }: NetworkFailure): boolean {
  return UNHEARD.has(code) || TLS.test(code) || syscall === 'connect' || syscall === 'getaddrinfo'
    || message.includes('before secure TLS connection was established')
    || (errors.length > 0 && errors.every(isUnheard));
}

export function jsonIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {};
  } catch {
    return {};
  }
}
