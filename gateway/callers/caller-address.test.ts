import { describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { callerOf, placeOf, readTrustProxy, type TrustProxy } from './caller-address.ts';

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
}) as unknown as IncomingMessage;

const trusting = (text: string): TrustProxy => {
  const trust = readTrustProxy(text);
  if (typeof trust !== 'function') throw new Error(`${text} trusts nobody`);
  return trust;
};

describe('the address of a caller', () => {
  it.each([
    // Whatever a caller claims stands further to the left than what our proxies wrote.
    ['true', '10.0.0.9', '6.6.6.6, 203.0.113.7', '203.0.113.7'],
    ['1', '::ffff:10.0.0.9', '203.0.113.7', '203.0.113.7'],
    ['2', '10.0.0.9', '6.6.6.6, 203.0.113.7, 10.0.0.8', '203.0.113.7'],
    ['10.0.0.0/8', '10.0.0.9', '6.6.6.6, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['loopback, uniquelocal', '127.0.0.1', '203.0.113.7, 192.168.1.1', '203.0.113.7'],
    ['2001:db8::/32', '2001:db8::1', '2a00:1::5', '2a00:1::5'],
    ['true', '10.0.0.9', undefined, '10.0.0.9'],
  ])('behind %s', (text, socket, forwarded, address) => {
    expect(callerOf(from(socket, forwarded), trusting(text))).toEqual({ address, isClaimed: false });
  });

  it('is but a claim where the sender is no proxy of ours', () => {
    const claimed = { address: '203.0.113.7', isClaimed: true };
    expect(callerOf(from('10.0.0.9', '6.6.6.6, 203.0.113.7'), undefined)).toEqual(claimed);
    expect(callerOf(from('198.51.100.1', '203.0.113.7'), trusting('10.0.0.0/8'))).toEqual(claimed);
    expect(callerOf(from('10.0.0.9', ''), undefined)).toEqual({ address: '10.0.0.9', isClaimed: true });
    expect(callerOf(from('10.0.0.9'), undefined)).toEqual({ address: '10.0.0.9', isClaimed: false });
  });

  it('is configured by what can be meant, and by nothing else', () => {
    expect([readTrustProxy('off'), readTrustProxy('false')]).toEqual(['off', 'off']);
    for (const text of ['0', '11', '-1', '1.5', 'yes', '10.0.0.0/33', '10.0.0.1,,', 'proxy.example']) {
      expect([text, readTrustProxy(text)]).toEqual([text, null]);
    }
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'], ['2001:DB8:0:1::7', '2001:db8:0:1::/64'],
    ['2001:db8::7', '2001:db8:0:0::/64'], ['2001:0db8:0000:0001:a:b:c:d', '2001:db8:0:1::/64'],
    ['::1', '0:0:0:0::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'], ['unknown', 'unknown'],
  ])('%s is the place %s', (address, place) => {
    expect(placeOf(address)).toBe(place);
  });
});
