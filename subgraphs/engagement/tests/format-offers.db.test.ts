import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { engagement } from '../index.ts';
import { FakeLedger } from './fake-ledger.ts';
import { desk2, house, key } from './people.ts';

const ledger = new FakeLedger();
let room: TestSubgraph;
let h: ReturnType<typeof house>;
beforeAll(async () => {
  room = await startTestSubgraph(engagement, { now: '2026-10-08T04:00:00Z', graph: ledger });
  h = house(room, newId());
});
afterAll(() => room.stop());

const named = (kind: string, ppm: number, more: object = {}) => ({ nameZh: '奖', nameEn: kind, kind, ppm, ...more });

it('a format is published with coupons that offers in use give, and asks them of rewards', async () => {
  const offer = (state: string, more: object = {}): string => {
    const id = encodeId(PREFIX.couponOffer, newId());
    const terms = state === 'DRAFT' ? null : { automatic: false, validUntil: null, regions: [], ...more };
    if (state !== 'NONE') ledger.offers.set(id, { id, state, terms });
    return id;
  };
  const GIVES = offer('PUBLISHED');
  const published = async (offerIds: readonly string[], more: object = {}) => {
    const ppm = Math.floor(900_000 / offerIds.length);
    const made = await h.ask('createPlayfulFormat', 'format { id }', {
      code: `F-${newId()}`.slice(0, 40), kind: 'WHEEL', nameZh: '转盘', nameEn: 'Wheel', region: 'CN', turnsADay: 3,
      startsAt: '2026-10-01T00:00:00Z', endsAt: '2026-11-01T00:00:00Z', budget: 200, ...key(), prizes: [
        ...offerIds.map((offerId) => named('COUPON', ppm, { offerId })),
        named('NOTHING', 1_000_000 - ppm * offerIds.length)], ...more });
    expect(made.userErrors).toEqual([]);
    const { format, userErrors } = await h.ask('publishPlayfulFormat', 'format { state }',
      { id: made.format.id, expectedVersion: 1 }, desk2);
    return format?.state ?? userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`);
  };
  expect(await published([GIVES, offer('DRAFT'), offer('ENDED'), GIVES, offer('PUBLISHED', { automatic: true }),
    offer('NONE')])).toEqual([1, 2, 4, 5].map((place) => `OFFER_UNUSABLE prizes.${place}.offerId`));
  expect(await published([GIVES], { kind: 'COLLECT', prizes: [named('PIECE', 500_000), named('PIECE', 500_000)],
    setPrize: named('COUPON', 0, { offerId: offer('ENDED'), stock: 1 }) }))
    .toEqual(['OFFER_UNUSABLE setPrize.offerId']);
  // The last day of the format in Shanghai is 1 November, of which it has eight hours.
  const until = (validUntil: string) => offer('PUBLISHED', { validUntil });
  const only = (...codes: string[]) => offer('PUBLISHED', { regions: codes.map((code) => ({ code })) });
  expect(await published([until('2026-10-02'), until('2026-10-31'), until('2026-11-01'), only('HK'), only('HK', 'CN')]))
    .toEqual([0, 1, 3].map((place) => `OFFER_UNUSABLE prizes.${place}.offerId`));
  ledger.mode = 'down';
  expect(await published([GIVES])).toEqual(['TRY_AGAIN id']);
  ledger.mode = 'up';
  expect(await published([GIVES])).toBe('OPEN');
});
