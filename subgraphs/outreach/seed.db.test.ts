import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { handlerContext } from '../kernel/events/handler.ts';
import { seedOutreach } from './seed.ts';
import { openDesk, type Desk } from './tests/desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

it('gives the demo brand texts, notices that are on and a plan, once however often it is run', async () => {
  for (let n = 0; n < 5; n += 1) await desk.member('CN', ['email']);
  const seed = () => seedOutreach({ ...handlerContext(desk.room.runtime.services.home), now: new Date(),
    scale: { members: 5, products: 1 }, progress: () => undefined });
  await seed();
  await seed();
  expect(await desk.room.sql.one`select (select count(*)::int from message_template where state = 'published') as texts,
    (select count(*)::int from message_rule where is_on) as rules, (select count(*)::int from message_plan) as plans,
    (select count(*)::int from message where state = 'planned') as messages`)
    .toEqual({ texts: 5, rules: 4, plans: 1, messages: 5 });
});
