import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DatabaseProbe } from './probe.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => { for (const end of ends.splice(0)) await end(); });

describe('a probe', () => {
  it('says no where nobody listens', async () => {
    const probe = new DatabaseProbe('postgres://someone@127.0.0.1:1/karat');
    expect(await probe.answers()).toBe(false);
    await probe.close();
  });

  it('says no to one that takes the call and says nothing, within its limit', async () => {
    const silent = createServer((socket) => { ends.unshift(() => socket.destroy()); }).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    ends.push(() => { silent.close(); });
    const { port } = silent.address() as AddressInfo;
    const probe = new DatabaseProbe(`postgres://someone@127.0.0.1:${port}/karat`, 50);
    const began = performance.now();
    expect(await probe.answers()).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
    await probe.close();
  });
});
