import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { endLaunched, launch, newDataDir } from '../kit/launcher.ts';
import { until } from '../kit/until.ts';

afterEach(endLaunched);

const BODY = JSON.stringify({ query: '{ __typename }' });

/** A request whose body is kept back until `finish` is called. */
function begin(address: string) {
  const sending = request(`${address}/graphql`, { method: 'POST', headers: {
    'content-type': 'application/json', 'content-length': Buffer.byteLength(BODY),
    // The server says "continue" once it has taken the request on.
    expect: '100-continue' } });
  sending.flushHeaders();
  const answered = once(sending, 'response').then(async ([response]) => {
    const chunks: Buffer[] = [];
    for await (const chunk of response as IncomingMessage) chunks.push(chunk as Buffer);
    return { status: (response as IncomingMessage).statusCode,
      body: JSON.parse(Buffer.concat(chunks).toString()) as unknown };
  });
  return { answered, finish: () => sending.end(BODY), taken: once(sending, 'continue') };
}

describe('stopping', () => {
  it('finishes the requests it has begun and takes no new ones', async () => {
    const house = await launch(newDataDir(), { LOG_LEVEL: 'info' });
    await house.ready();
    const address = /graph\s+(http:\S+)\/graphql/.exec(house.out())![1]!;
    await fetch(`${address}/healthz`);
    const begun = Array.from({ length: 5 }, () => begin(address));
    await Promise.all(begun.map(({ taken }) => taken));
    house.signal('SIGTERM');
    await until(() => house.out().includes('is stopping'));
    await until(async () => {
      try {
        await fetch(`${address}/healthz`, { headers: { connection: 'close' } });
        return false;
      } catch {
        return true;
      }
    }, 5_000, 'a closed door');
    for (const { finish } of begun) finish();
    for (const { answered } of begun) {
      expect(await answered).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } });
    }
    expect(await house.ended()).toBe(0);
  }, 40_000);
});
