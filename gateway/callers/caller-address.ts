import { isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/** Whether a sender in front of us, so many steps away, is a proxy of ours. */
export type TrustProxy = (address: string, step: number) => boolean;

export interface Caller {
  readonly address: string;
  /**
   * Somebody forwards for others and nobody said that we may believe it: the address is what that one claims,
   * good enough to tell callers apart, not to judge one.
   */
  readonly isClaimed: boolean;
}

const MOST_PROXIES = 10;
const LONGEST_ADDRESS = 64;

export const TRUST_PROXY_FORM = 'off, true (one proxy), the number of proxies in front '
  + `(1 to ${MOST_PROXIES}), or their addresses and networks,`
  + ' separated by commas (10.0.0.0/8, loopback, uniquelocal)';

/** The variable's meaning, or null for what has none. "off" is said on purpose: nobody forwards. */
export function readTrustProxy(text: string): TrustProxy | 'off' | null {
  if (text === 'off' || text === 'false') return 'off';
  const steps = text === 'true' ? 1 : Number(text);
  if (Number.isFinite(steps)) {
    const isCount = Number.isInteger(steps) && steps >= 1 && steps <= MOST_PROXIES;
    return isCount ? (_address, step) => step < steps : null;
  }
  try {
    return proxyAddress.compile(text.split(',').map((network) => network.trim()));
  } catch {
    return null;
  }
}

/** Behind proxies only what our own wrote counts: the first address, seen from us, that is none of theirs. */
export function callerOf(request: IncomingMessage, trust: TrustProxy | undefined): Caller {
  const socket = request.socket.remoteAddress ?? 'unknown';
  const forwarded = request.headers['x-forwarded-for'];
  if (forwarded === undefined) return { address: plain(socket), isClaimed: false };
  if (trust?.(socket, 0) === true) return { address: plain(proxyAddress(request, trust)), isClaimed: false };
  const claimed = String(forwarded).split(',').at(-1)!.trim();
  return { address: plain(claimed || socket), isClaimed: true };
}

/** The address that a budget is kept for: what is but claimed could be another one with each request. */
export function senderOf(request: IncomingMessage, trust: TrustProxy | undefined): string {
  const { address, isClaimed } = callerOf(request, trust);
  return isClaimed ? plain(request.socket.remoteAddress ?? 'unknown') : address;
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, LONGEST_ADDRESS);
}

/** What one caller can change at will counts as one place: of IPv6 a customer has a whole /64. */
export function placeOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}

/** Where somebody signs in from, as identity counts wrong guesses. */
export interface SignInPlace {
  readonly ip: string;
  readonly key: string;
  readonly isShared: boolean;
  readonly sender: string;
}

export function signInPlaceOf(trust: TrustProxy | 'off' | undefined): (request: IncomingMessage) => SignInPlace {
  return (request) => {
    const sender = plain(request.socket.remoteAddress ?? 'unknown');
    // Where nobody forwards on purpose, a header that says so is only somebody's disguise.
    const { address, isClaimed } = trust === 'off' ? { address: sender, isClaimed: false } : callerOf(request, trust);
    const mark = isClaimed ? ' (claimed)' : '';
    return { ip: address + mark, key: placeOf(address) + mark, isShared: isClaimed, sender: placeOf(sender) };
  };
}
