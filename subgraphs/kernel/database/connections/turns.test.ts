import { expect, it } from '@jest/globals';
import { Turns } from './turns.ts';

it('gives turns in order, to some at a time, and refuses whoever comes when too many wait', async () => {
  const turns = new Turns(1, 2);
  const order: string[] = [];
  const end = await turns.take();
  const waiting = ['a', 'b'].map(async (name) => {
    const over = await turns.take();
    order.push(name);
    over();
    over();
  });
  await expect(turns.take()).rejects.toMatchObject({ code: 'BUSY', extensions: { retryAfterMs: 1000 } });
  end();
  await Promise.all(waiting);
  expect(order).toEqual(['a', 'b']);
  (await turns.take())();
});
