import { expect, it } from '@jest/globals';
import { openBenefits } from '../tests/benefit-house.ts';
import { seedBenefits } from './benefits.ts';

it('publishes the house’s list and serves some members by commands, once', async () => {
  const house = await openBenefits();
  const members = [];
  for (const tier of ['silver', 'gold', 'gold', 'diamond', 'silver', 'gold']) members.push(await house.member(tier));
  await house.bought(members[5]!, 50_000_000n);
  const seed = () => seedBenefits({
    ...house.runtime.handlers, now: house.clock.now(), scale: { members: 6, products: 0 }, progress: () => undefined });
  const count = () => house.sql.one`select (select count(*)::int from benefit) as benefits,
    (select count(*)::int from benefit_version) as versions, (select count(*)::int from entitlement_extra) as given,
    (select count(*)::int from entitlement_use where state = 'used') as used,
    (select count(*)::int from entitlement_use where state = 'booked') as booked`;
  await seed();
  const seeded = { benefits: 11, versions: 11, given: 1, used: 4, booked: 2 };
  expect(await count()).toEqual(seeded);
  await seed();
  expect(await count()).toEqual(seeded);
  const { perYear, isOpen } = await house.entitlement(members[0]!, 'resizing');
  expect([perYear, isOpen]).toEqual([1, true]);
  expect((await house.entitlement(members[0]!, 'design-3d')).whyNot[0].unlockZh).toBe('再消费 50,000.00 CNY 可享3D 设计');
  await house.stop();
});
