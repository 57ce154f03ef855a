import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { seedId } from '../../../kernel/seed.ts';
import { seedTradeIns } from '../../seed.ts';
import { NOW, openDesk, SCOPES, TRADE_IN, type Desk } from '../../tests/desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.room.stop());

const at = (minutes: number) => desk.room.clock.set(new Date(new Date(NOW).getTime() + minutes * 60_000));
const ANSWER = `tradeIn { ${TRADE_IN} }`;

describe('a trade-in', () => {
  it('goes through all its states to a credit of 944,034, each step told, kept and audited', async () => {
    const memberId = await desk.member();
    const estimated = await desk.estimate(memberId, { photos: [{ url: 'https://media.example/1.jpg',
      kind: 'PIECE' }] });
    expect(estimated).toMatchObject({ state: 'ESTIMATED', version: 1, steps: ['RECEIVE', 'CANCEL'], offer: null,
      // 12,400 × 0.999 = 12,387; 1 % off 12,263; by 780.00.
      estimate: { amount: '9565.14' } });
    const offered = await desk.offer(await desk.assay(await desk.step(estimated, 'RECEIVE')));
    expect(offered).toMatchObject({ state: 'OFFERED', steps: ['ACCEPT', 'DECLINE', 'RETURN'], offer: {
      fineMg: 12_226, afterLossMg: 12_103, price: { amount: '780.00' }, credit: { amount: '9440.34' }, policyVersion: 1,
      until: '2026-10-01T02:30:00.000Z', goldPriceId: 'gpr_1' } });
    desk.board.prices = { retail: '1100.00', buyback: '900.00' };
    const accepted = await desk.accept(offered);
    expect(accepted).toMatchObject({ state: 'ACCEPTED', offer: { credit: { amount: '9440.34' } }, identity: null,
      consent: { version: 1, by: '王小明', way: 'SIGNATURE' }, steps: ['MELT', 'RETURN'] });
    desk.board.prices = { retail: '1012.00', buyback: '780.00' };
    expect(await desk.credit(memberId)).toBeNull();
    const melted = await desk.step(accepted, 'MELT');
    expect((await desk.change('stepTradeIn', ANSWER, { ...desk.edit(melted), step: 'RETURN', note: 'sorry',
      returnedTo: '王小明' })).codes).toEqual(['MELTED id']);
    expect(await desk.step(melted, 'CREDIT')).toMatchObject({ state: 'CREDITED', steps: [], version: 7 });
    expect(await desk.credit(memberId)).toEqual({ balance: { amount: '9440.34' }, available: { amount: '9440.34' },
      entries: [{ kind: 'CREDITED', amount: { amount: '9440.34' } }] });
    const { history } = await desk.read(estimated.id);
    expect(history.map(({ deed, version }: any) => `${version} ${deed}`).reverse()).toEqual(['1 ESTIMATE', '2 RECEIVE',
      '3 ASSAY', '4 OFFER', '5 ACCEPT', '6 MELT', '7 CREDIT']);
    const uuid = decodeId(PREFIX.tradeIn, estimated.id);
    expect((await desk.room.events('trade-in.changed.v1')).filter(({ tradeInId }) => tradeInId === uuid)
      .map(({ state, version }) => [state, version])).toEqual([['estimated', 1n], ['received', 2n], ['assayed', 3n],
      ['offered', 4n], ['accepted', 5n], ['melted', 6n], ['credited', 7n]]);
    expect(await desk.room.sql.all`select count(*)::int as n from audit_record where subject_id = ${uuid}`)
      .toEqual([{ n: 7 }]);
  });

  it('of a way that is for a sale is credited by no desk', async () => {
    for (const way of ['zero-loss', 'depreciation']) {
      const accepted = await desk.accepted(await desk.member(), {}, { way, ownBrand: true });
      const melted = await desk.step(accepted, 'MELT');
      expect(melted).toMatchObject({ state: 'MELTED', steps: ['ASK_BUYBACK'] });
      expect((await desk.change('stepTradeIn', ANSWER, { ...desk.edit(melted), step: 'CREDIT' })).codes)
        .toEqual(['SALE_CREDITS id']);
    }
  });

  it('is shown what it would come to before it is written down, by the board of the moment', async () => {
    const received = await desk.step(await desk.estimate(await desk.member()), 'RECEIVE');
    const dry = async (more: object) => desk.change('assayTradeIn', `${ANSWER} preview { fineMg credit { amount } }`, {
      ...desk.edit(received), grossMg: 10_000, purity: 10_000, method: 'XRF', dryRun: true, ...more });
    expect((await dry({ way: 'depreciation' })).preview).toEqual({ fineMg: 10_000, credit: { amount: '9820.00' } });
    desk.board.prices = null;
    expect(await dry({})).toMatchObject({ preview: null, codes: [] });
    desk.board.prices = { retail: '1012.00', buyback: null };
    expect((await dry({})).preview).toBeNull();
    desk.board.prices = { retail: '1012.00', buyback: '780.00' };
    expect(await desk.read(received.id)).toMatchObject({ state: 'RECEIVED', version: 2 });
  });

  it('refuses what is no gold, no way, no brand, no picture, and whom nobody knows', async () => {
    const memberId = await desk.member();
    const said = async (more: object, actor = desk.headOffice) => (await desk.change('estimateTradeIn', ANSWER, {
      memberId: encodeId(PREFIX.member, memberId), outletId: desk.outletId, way: 'standard', piece: '手镯',
      grossMg: 1_000, purity: 9_990, ...more }, actor)).codes;
    expect(await said({ way: 'none' })).toEqual(['WAY_UNKNOWN way']);
    expect(await said({ way: 'zero-loss', brand: '别家' })).toEqual(['BRAND_NOT_TAKEN brand']);
    expect(await said({ way: 'zero-loss', ownBrand: true })).toEqual([]);
    expect(await said({ grossMg: 0 })).toEqual(['WEIGHT_INVALID grossMg']);
    expect(await said({ purity: 10_001 })).toEqual(['PURITY_INVALID purity']);
    expect(await said({ piece: ' ' })).toEqual(['INVALID piece']);
    expect(await said({ brand: 'x'.repeat(61) })).toEqual(['INVALID brand']);
    expect(await said({ note: 'x'.repeat(501) })).toEqual(['INVALID note']);
    expect(await said({ photos: [{ url: 'http://x.example/1', kind: 'MARK' }] })).toEqual(['PHOTO_INVALID photos 0 '
      + 'url']);
    expect(await said({ memberId: encodeId(PREFIX.member, newId()) })).toEqual(['NOT_FOUND memberId']);
    expect(await said({}, desk.otherFranchise)).toEqual(['NOT_FOUND outletId']);
    expect(await said({}, desk.till)).toEqual([]);
  });

  it('binds for 30 minutes and not a moment longer; then it is offered anew at the price of then', async () => {
    const memberId = await desk.member();
    const offered = await desk.offered(memberId);
    at(30);
    expect(await desk.read(offered.id)).toMatchObject({ state: 'LAPSED', steps: ['ASSAY', 'OFFER', 'RETURN'] });
    const accept = (tradeIn: any) => desk.change('answerTradeInOffer', ANSWER, { ...desk.edit(tradeIn), accept: true,
      consent: { version: 1, by: '王小明', way: 'SCREEN' } });
    expect((await accept(offered)).codes).toEqual(['OFFER_LAPSED id']);
    await desk.sweep();
    await desk.sweep();
    const lapsed = await desk.read(offered.id);
    expect(lapsed).toMatchObject({ state: 'LAPSED', version: 5, history: [{ deed: 'LAPSE' }, {}, {}, {}, {}] });
    expect((await accept(offered)).codes).toEqual(['STALE expectedVersion']);
    desk.board.prices = { retail: '1012.00', buyback: '800.00' };
    expect(await desk.offer(lapsed)).toMatchObject({ state: 'OFFERED', offer: { credit: { amount: '9682.40' } } });
    desk.board.prices = { retail: '1012.00', buyback: '780.00' };
    at(0);
  });

  it('is offered by a board that is there alone, and again by the same key whatever the board says by then',
    async () => {
    const assayed = await desk.assay(await desk.step(await desk.estimate(await desk.member()), 'RECEIVE'));
    const offer = (key?: string) => desk.change('offerTradeIn', ANSWER,
      { ...desk.edit(assayed), ...key && { idempotencyKey: key } });
    desk.board.prices = null;
    expect((await offer()).codes).toEqual(['TRY_AGAIN']);
    desk.board.prices = { retail: '1012.00', buyback: null };
    expect((await offer()).codes).toEqual(['NO_PRICE']);
    desk.board.prices = { retail: '1012.00', buyback: '780.00' };
    const first = await offer('again');
    desk.board.prices = null;
    expect(await offer('again')).toEqual(first);
    desk.board.prices = { retail: '1012.00', buyback: '780.00' };
    expect((await desk.change('offerTradeIn', ANSWER, desk.edit(first.tradeIn))).codes).toEqual(['NOT_NOW id']);
  });

  it('wants the consent to the text of its offer; refused, it may be given back', async () => {
    const offered = await desk.offered(await desk.member());
    const answer = (more: object) => desk.change('answerTradeInOffer', ANSWER,
      { ...desk.edit(offered), accept: true, ...more });
    expect((await answer({})).codes).toEqual(['CONSENT_MISSING consent']);
    expect((await answer({ consent: { version: 1, by: ' ', way: 'SCREEN' } })).codes).toEqual(['CONSENT_MISSING '
      + 'consent']);
    expect((await answer({ consent: { version: 2, by: 'A', way: 'SCREEN' } })).codes)
      .toEqual(['CONSENT_OUTDATED consent version']);
    const { tradeIn } = await answer({ accept: false, note: '太低' });
    expect(tradeIn).toMatchObject({ state: 'ASSAYED', offer: null, consent: null });
    const give = (more: object) => desk.change('stepTradeIn', ANSWER, { ...desk.edit(tradeIn), step: 'RETURN',
      ...more });
    expect((await give({ returnedTo: 'A' })).codes).toEqual(['NOTE_REQUIRED note']);
    expect((await give({ note: 'no' })).codes).toEqual(['RECEIVER_INVALID returnedTo']);
    expect((await give({ note: 'no', returnedTo: '王小明' })).tradeIn).toMatchObject({ state: 'RETURNED', steps: [] });
  });

  it('asks who it is from 100,000.00 on one day, of people at a desk, and keeps no number', async () => {
    const memberId = await desk.member();
    // 128,205 mg by 780.00 = 98,999.86 and 1,000.38 besides pass it together.
    const heavy = await desk.offered(memberId, { grossMg: 128_205, purity: 10_000 });
    expect(await desk.accept(heavy)).toMatchObject({ state: 'ACCEPTED', identity: null });
    const second = await desk.offered(memberId, { grossMg: 1_297, purity: 10_000 });
    const consent = { version: 1, by: '王小明', way: 'SIGNATURE' };
    const answer = (identity: object | null, actor = desk.headOffice) => desk.change('answerTradeInOffer', ANSWER,
      { ...desk.edit(second), accept: true, consent, identity }, actor);
    const known = { name: '王小明', kind: 'ID_CARD', lastDigits: '123X' };
    expect((await answer(null)).codes).toEqual(['IDENTITY_REQUIRED identity']);
    expect((await answer({ ...known, lastDigits: '11010119900307123X' })).codes)
      .toEqual(['IDENTITY_INVALID identity lastDigits']);
    expect((await answer({ ...known, name: '' })).codes).toEqual(['IDENTITY_INVALID identity name']);
    expect((await answer(known, person(memberId, ...SCOPES))).codes).toEqual(['IDENTITY_REQUIRED identity']);
    expect((await answer(known)).tradeIn.identity).toEqual({ name: '王**', kind: 'ID_CARD', lastDigits: '123X' });
    const texts = await desk.room.sql.all`select after::text as t from audit_record`;
    expect(JSON.stringify(texts)).not.toContain('123X');
    // Another day counts anew.
    at(24 * 60);
    expect(await desk.accept(await desk.offered(memberId, { grossMg: 10_000, purity: 10_000 })))
      .toMatchObject({ identity: null });
    at(0);
  });

  it('is seen by its member, its outlet’s franchise and the channel that took it in, and done by nobody else',
    async () => {
    const [memberId, other] = [await desk.member(), await desk.member()];
    const { tradeIn: mine } = await desk.change('estimateTradeIn', ANSWER, {
      memberId: encodeId(PREFIX.member, memberId), outletId: desk.outletId, way: 'standard', piece: '手镯',
      grossMg: 1_000, purity: 9_990 }, desk.till);
    const sees = async (actor: Parameters<Desk['read']>[1]) => (await desk.read(mine.id, actor)) !== null;
    expect([await sees(desk.franchise), await sees(desk.till), await sees(desk.headOffice),
      await sees(person(memberId, ...SCOPES))]).toEqual([true, true, true, true]);
    expect([await sees(desk.otherFranchise), await sees(person(other, ...SCOPES))]).toEqual([false, false]);
    const lists = async (actor: Parameters<Desk['read']>[1]) => (await desk.room.query(
      '{ tradeIns(filter: { isOpen: true }) { items { id } } }', {}, actor)).data!.tradeIns.items.length;
    expect([await lists(desk.otherFranchise), await lists(desk.till), await lists(person(memberId, ...SCOPES))])
      .toEqual([0, 2, 1]);
    expect((await desk.change('stepTradeIn', ANSWER, { ...desk.edit(mine), step: 'RECEIVE' },
      desk.otherFranchise)).codes)
      .toEqual(['NOT_FOUND id']);
    await expect(desk.change('stepTradeIn', ANSWER, { ...desk.edit(mine), step: 'RECEIVE' }, person(memberId,
      ...SCOPES)))
      .rejects.toThrow('FORBIDDEN');
    expect((await desk.change('answerTradeInOffer', ANSWER, { ...desk.edit(mine), accept: false },
      person(other, ...SCOPES))).codes).toEqual(['NOT_FOUND id']);
  });

  it('has pictures, 30 at most, each once', async () => {
    const { id } = await desk.estimate(await desk.member());
    const add = (urls: string[]) => desk.change('addTradeInPhotos', 'tradeIn { photos { url } }',
      { id, photos: urls.map((url) => ({ url, kind: 'SCALE' })) });
    const urls = Array.from({ length: 30 }, (_, index) => `https://media.example/${index}.jpg`);
    expect((await add(urls)).tradeIn.photos).toHaveLength(30);
    expect((await add(urls.slice(0, 1))).tradeIn.photos).toHaveLength(30);
    expect((await add(['https://media.example/31.jpg'])).codes).toEqual(['TOO_MANY photos']);
    expect((await add(['ftp://media.example/31.jpg'])).codes).toEqual(['PHOTO_INVALID photos 0 url']);
  });

  it('asks for a document of two offers that are accepted at once, where together they pass the amount', async () => {
    const memberId = await desk.member();
    const both = [await desk.offered(memberId, { grossMg: 100_000, purity: 10_000 }),
      await desk.offered(memberId, { grossMg: 100_000, purity: 10_000 })];
    const answers = await Promise.all(both.map((one) => desk.change('answerTradeInOffer', ANSWER, { ...desk.edit(one),
      accept: true, consent: { version: 1, by: '王小明', way: 'SCREEN' } })));
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['IDENTITY_REQUIRED identity']);
  });

  it('stands in the demo brand in every state, once however often it is seeded', async () => {
    const outletId = seedId('outlet', 'o-01');
    await desk.room.deliver('outlet.changed.v1', outletId, { outletId, code: 'o-01', name: 'Store', franchiseId: null,
      channelId: null, kind: 'own_store', region: 'CN', closed: false, version: 1n });
    // The first of the region have brought nothing yet.
    for (let member = 0; member < 9; member += 1) {
      const memberId = newId();
      await desk.room.deliver('member.enrolled.v1', memberId, { memberId, region: 'CN', source: 'store',
        channelId: null, outletId, enrolledAt: new Date('2020-01-01T00:00:00Z') });
    }
    for (let time = 0; time < 2; time += 1) {
      await seedTradeIns({ home: desk.room.runtime.services.home, now: desk.room.clock.now(),
        scale: { members: 9, products: 1 }, progress: () => undefined } as never);
    }
    expect((await desk.room.sql.all<{ state: string }>`select state from trade_in where outlet_id = ${outletId}
      order by state`).map(({ state }) => state)).toEqual(['accepted', 'assayed', 'cancelled', 'credited', 'estimated',
      'melted', 'offered', 'received', 'returned']);
  });
});
