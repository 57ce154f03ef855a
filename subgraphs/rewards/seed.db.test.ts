import { expect, it } from '@jest/globals';
import { seedId } from '../kernel/seed.ts';
import { seedRewards } from './seed.ts';
import { openMall } from './tests/mall.ts';

it('opens the demo mall, gives coupons, and does nothing more the second time', async () => {
  const mall = await openMall();
  for (const [kind, code] of [['programme', 'SG'], ['tier', 'SG:base']] as const) {
    await mall.deliver('word.changed.v1', `${kind}:${code}`, {
      kind, code, nameZh: code, nameEn: code, rank: 0, retired: false, withdrawn: false, version: 1n,
      traits: kind === 'tier' ? { programme: 'SG', threshold: 0 } : { currency: 'SGD', timeZone: 'Asia/Singapore' },
      effectiveFrom: new Date('2020-01-01T00:00:00Z'),
    });
  }
  const outletId = seedId('outlet', 'o-33');
  await mall.deliver('outlet.changed.v1', outletId, { outletId, code: 'o-33', name: '上海南京东路旗舰店', franchiseId: null,
    channelId: null, kind: 'own_store', region: 'CN', closed: false, version: 1n });
  await mall.sql.run`insert into known_member select gen_random_uuid(), 'CN', now() from generate_series(1, 8)`;
  const seed = () => seedRewards({ ...mall.runtime.handlers, now: new Date('2026-03-01T00:00:00Z'),
    scale: { members: 8, products: 4 }, progress: () => undefined });
  const count = () => mall.sql.one`select (select count(*)::int from reward where state = 'shown') as rewards,
    (select count(*)::int from reward_shelf) as shelves, (select count(*)::int from reward_price) as prices,
    (select count(*)::int from coupon_offer_version) as offers, (select count(*)::int from coupon) as coupons`;
  await seed();
  expect(await count()).toEqual({ rewards: 8, shelves: 9, prices: 12, offers: 5, coupons: 8 });
  await seed();
  expect(await count()).toEqual({ rewards: 8, shelves: 9, prices: 12, offers: 5, coupons: 8 });
  await mall.stop();
}, 60_000);
