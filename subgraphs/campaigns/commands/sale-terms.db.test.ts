import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../kernel/ids.ts';
import { NOW, OPERATOR, openRoom, OUTLET, uuid, type Room } from '../tests/room.ts';

let room: Room;
let evening: { readonly sessionId: string; readonly opensAt: string };
beforeAll(async () => {
  room = await openRoom();
  const { data } = await room.query(`mutation ($input: ScheduleLiveSessionInput!) {
    scheduleLiveSession(input: $input) { liveSession { id } } }`, { input: {
    titleZh: '晚场', titleEn: 'Evening', host: 'Lin', idempotencyKey: newId(),
    outletId: encodeId('out', OUTLET), startsAt: at('20:00').toISOString(), endsAt: at('22:00').toISOString() } },
  OPERATOR);
  evening = { sessionId: data!.scheduleLiveSession.liveSession.id, opensAt: at('20:00').toISOString() };
});
afterAll(() => room.stop());

const at = (time: string) => new Date(`2026-10-08T${time}:00Z`);
const itemWith = (terms: object) => room.item('B', {
  saleTerms: { limited: false, presaleFrom: null, early: null, ...terms } });
async function add(itemId: string, change: object = {}): Promise<{ id: string | undefined; codes: string[] }> {
  const answer = await room.query(`mutation ($input: AddDropInput!) { addDrop(input: $input) {
    drop { id } userErrors { code path } } }`, { input: { sessionId: room.sessionId, itemId, stock: 1,
    cashPrice: { amount: '999.00', currency: 'CNY' }, opensAt: at('12:00').toISOString(), idempotencyKey: newId(),
    ...change } }, OPERATOR);
  const { drop, userErrors } = answer.data!['addDrop'];
  return { id: drop?.id, codes: userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`) };
}
const claim = async (dropId: string, tier?: string) => {
  const memberId = await room.member(tier ? { tier, programme: 'CN' } : {});
  const { claim: made, userErrors } = await room.claim(dropId, memberId);
  return made?.state ?? userErrors[0].code;
};

describe('a drop', () => {
  it('of a numbered piece has one', async () => {
    const numbered = await itemWith({ limited: true });
    expect((await add(numbered, { stock: 2 })).codes).toEqual(['INVALID stock']);
    expect((await add(numbered)).codes).toEqual([]);
    expect((await add(await itemWith({}), { stock: 2 })).codes).toEqual([]);
  });

  it('of a numbered piece is the only one of it, until its session is over and nobody has claimed it', async () => {
    const both = await itemWith({ limited: true });
    const atOnce = await Promise.all([add(both), add(both, evening)]);
    expect(atOnce.flatMap(({ codes }) => codes)).toEqual(['PIECE_PROMISED itemId']);
    const numbered = await itemWith({ limited: true });
    const { id } = await add(numbered);
    expect((await add(numbered, evening)).codes).toEqual(['PIECE_PROMISED itemId']);
    expect(await claim(id!)).toBe('CLAIMED');
    // Its session is over, and what was claimed in it is not paid yet.
    room.clock.set(at('14:00'));
    await room.sql.run`update claim set hold_expires_at = ${at('15:00')} where state = 'claimed'`;
    expect((await add(numbered, evening)).codes).toEqual(['PIECE_PROMISED itemId']);
    room.clock.set(at('15:00'));
    await room.job('expire-holds', { dropId: uuid(id!) });
    expect((await add(numbered, evening)).codes).toEqual([]);
    room.clock.set(new Date(NOW));
  });

  it('of a numbered piece that was sold, in a drop or a store, is one again when it came back', async () => {
    const numbered = await itemWith({ limited: true });
    const { id } = await add(numbered);
    expect(await claim(id!)).toBe('CLAIMED');
    const { id: claimId } = await room.sql.one<{ id: string }>`select id from claim where drop_id = ${uuid(id!)}`;
    await room.query(`mutation ($input: ConfirmClaimInput!) { confirmClaim(input: $input) { userErrors { code } } }`,
      { input: { claimId: encodeId('clm', claimId), externalOrderNo: 'T-17', idempotencyKey: newId() } }, OPERATOR);
    room.clock.set(at('14:00'));
    // Paid, and its order not told yet; then told; then come back.
    expect((await add(numbered, evening)).codes).toEqual(['PIECE_PROMISED itemId']);
    await room.sql.run`update claim set order_id = ${newId()} where id = ${claimId}`;
    room.sold.pieces.add(numbered);
    expect((await add(numbered, evening)).codes).toEqual(['PIECE_PROMISED itemId']);
    room.sold.pieces.clear();
    room.sold.away = true;
    expect((await add(numbered, evening)).codes).toEqual(['TRY_AGAIN itemId']);
    expect((await add(await itemWith({}), evening)).codes).toEqual([]);
    room.sold.away = false;
    expect((await add(numbered, evening)).codes).toEqual([]);
    const inStore = await itemWith({ limited: true });
    room.sold.pieces.add(inStore);
    expect((await add(inStore, evening)).codes).toEqual(['PIECE_PROMISED itemId']);
    room.clock.set(new Date(NOW));
  });

  it('opens when its item may be bought by somebody, not before', async () => {
    const presale = await itemWith({ presaleFrom: at('12:30') });
    expect((await add(presale, { opensAt: '2026-10-08T12:29:59Z' })).codes).toEqual(['NOT_ON_SALE opensAt']);
    expect((await add(presale, { opensAt: '2026-10-08T12:30:00Z' })).codes).toEqual([]);
    const early = await itemWith({ early: { from: at('12:30'), until: at('13:00'), tiers: ['CN:gold'] } });
    expect((await add(early, { opensAt: '2026-10-08T12:29:59Z' })).codes).toEqual(['NOT_ON_SALE opensAt']);
    expect((await add(early, { opensAt: '2026-10-08T12:30:00Z' })).codes).toEqual([]);
  });

  it('is claimed by members of the tiers while early access runs, by everybody afterwards', async () => {
    const itemId = await itemWith({ early: { from: at('11:00'), until: at('12:30'), tiers: ['CN:gold'] } });
    const { id } = await add(itemId, { stock: 9, tierDelaySeconds: [] });
    const claims = async () => [await claim(id!, 'gold'), await claim(id!, 'silver'), await claim(id!)];
    expect(await claims()).toEqual(['CLAIMED', 'EARLY_ACCESS_ONLY', 'EARLY_ACCESS_ONLY']);
    room.clock.set(at('12:30'));
    expect(await claims()).toEqual(['CLAIMED', 'CLAIMED', 'CLAIMED']);
    room.clock.set(new Date(NOW));
    // Its terms were changed after the drop was added.
    await room.deliver('item.changed.v1', uuid(itemId), { itemId: uuid(itemId), productId: newId(), sku: 'S',
      name: 'Charm', version: 2n, classes: [{ marginClass: 'B', effectiveAt: new Date('2020-01-01') }],
      costMinor: null, costCurrency: null, labourMinor: null, priceCurrency: 'CNY', retired: false,
      saleTerms: { limited: false, presaleFrom: at('13:00'), early: null } });
    expect(await claim(id!, 'gold')).toBe('NOT_ON_SALE');
  });
});
