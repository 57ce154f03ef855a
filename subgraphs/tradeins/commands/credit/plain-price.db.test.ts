import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, tenant } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { openDesk, SCOPES, TRADE_IN, type Desk } from '../../tests/desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.room.stop());

const hold = (memberId: string, more: object = {}) => desk.change('holdTradeInCredit',
  'hold { id amount { amount } left { amount } }',
  { memberId: encodeId(PREFIX.member, memberId), region: 'CN', currency: 'CNY', holdMinutes: 120, ...more });
const uuidOf = (held: any): string => decodeId(PREFIX.creditHold, held.hold.id)!;
const balance = async (memberId: string) => (await desk.credit(memberId))?.balance.amount ?? null;
const proof = async () => (await desk.room.query('{ storeCreditInvariants { holds creditsDiffer balancesDiffer } }', {},
  desk.headOffice)).data!.storeCreditInvariants;
/** 10.000 g fine by the way that takes 30.00 off today's 1,012.00: 9,820.00, and plain 9.900 g at 780.00: 7,722.00. */
const necklace = (memberId: string) => desk.accepted(memberId, { grossMg: 10_000, purity: 10_000 },
  { way: 'depreciation' });
const boss = { ...operator('tradeins:policy', 'tradeins:read'), id: 'op_boss' };

describe('gold whose price depends on a sale', () => {
  it('is worth that price as far as a sale takes it, and the plain one for the rest', async () => {
    const memberId = await desk.member();
    const gold = await necklace(memberId);
    expect(await desk.room.query('query ($id: ID!) { tradeIn(id: $id) { offer { credit { amount } '
      + 'plainCredit { amount } } credited { amount } } }', { id: gold.id }, desk.headOffice)).toMatchObject({ data: {
      tradeIn: { offer: { credit: { amount: '9820.00' }, plainCredit: { amount: '7722.00' } }, credited: null } } });
    const held = await hold(memberId, { tradeInIds: [gold.id], amount: '5000.00' });
    // floor(7,722.00 × 4,820 / 9,820)
    expect(held).toMatchObject({ codes: [], hold: { amount: { amount: '5000.00' }, left: { amount: '3790.22' } } });
    await desk.sold(memberId, uuidOf(held), { tradeInMinor: 500_000n });
    expect(await balance(memberId)).toBe('3790.22');
    expect(await desk.room.query('query ($id: ID!) { tradeIn(id: $id) { credited { amount } } }', { id: gold.id },
      desk.headOffice)).toMatchObject({ data: { tradeIn: { credited: { amount: '8790.22' } } } });
    expect(await proof()).toEqual({ holds: true, creditsDiffer: 0, balancesDiffer: 0 });
  });

  it('is taken before plain gold, and store credit that is named beside it is not paid by it', async () => {
    const memberId = await desk.member();
    const [gold, plain] = [await necklace(memberId), await desk.accepted(memberId)];
    const ids = [plain.id, gold.id];
    expect((await hold(memberId, { tradeInIds: ids, amount: '10000.00', dryRun: true })).hold.left.amount)
      .toBe('9260.34');
    expect((await hold(memberId, { tradeInIds: [gold.id], storeCredit: '100.00', amount: '5000.00' })).codes)
      .toEqual(['STORE_CREDIT_SHORT storeCredit']);
  });

  it('is refused a smaller sale where nobody can say what the rest is worth', async () => {
    const memberId = await desk.member();
    desk.board.prices = { retail: '1012.00', buyback: null };
    const gold = await necklace(memberId);
    desk.board.prices = { retail: '1012.00', buyback: '780.00' };
    const said = async (more: object) => (await hold(memberId, { tradeInIds: [gold.id], dryRun: true, ...more })).codes;
    expect(await said({ amount: '9819.99' })).toEqual(['SALE_TOO_SMALL tradeInIds 0']);
    expect(await said({ amount: '9820.00' })).toEqual([]);
    // Melted, it is bought back by the board of the day on which its member agrees.
    const melted = await desk.step(gold, 'MELT');
    const asked = await ask(melted);
    expect(asked.codes).toEqual([]);
    expect((await decide(asked.tradeIn, true)).codes).toEqual([]);
    expect(await balance(memberId)).toBe('7722.00');
  });
});

const ask = (gold: any, more: object = {}, actor = desk.headOffice) => desk.change('askTradeInBuyback',
  `tradeIn { ${TRADE_IN} buybackAskedAt }`, { ...desk.edit(gold), by: '王小明', way: 'SIGNATURE', ...more }, actor);
const decide = (gold: any, approve: boolean, actor = boss as typeof desk.headOffice) =>
  desk.change('decideTradeInBuyback', `tradeIn { ${TRADE_IN} buybackAskedAt }`, { ...desk.edit(gold), approve }, actor);

describe('melted gold that no sale takes', () => {
  it('is bought back at its plain price, once its member agrees and another person approves', async () => {
    const memberId = await desk.member();
    const accepted = await necklace(memberId);
    expect((await ask(accepted)).codes).toEqual(['NOT_NOW id']);
    const gold = await desk.step(accepted, 'MELT');
    expect(gold.steps).toEqual(['ASK_BUYBACK']);
    expect((await desk.change('stepTradeIn', 'tradeIn { id }', { ...desk.edit(gold), step: 'CREDIT' })).codes)
      .toEqual(['SALE_CREDITS id']);
    expect((await ask(gold, { by: ' ' })).codes).toEqual(['CONSENT_MISSING consent']);
    expect((await ask(gold, { note: 'x'.repeat(501) })).codes).toEqual(['INVALID note']);
    expect((await ask(gold, {}, desk.otherFranchise)).codes).toEqual(['NOT_FOUND id']);
    expect((await ask({ ...gold, version: 1 })).codes).toEqual(['STALE expectedVersion']);
    expect((await decide(gold, true)).codes).toEqual(['NOT_NOW id']);
    const clerk = operator(...SCOPES, 'tradeins:policy');
    const { tradeIn: asked, codes } = await ask(gold, {}, clerk);
    expect([codes, asked.steps]).toEqual([[], ['GIVE_BUYBACK', 'REFUSE_BUYBACK']]);
    expect((await decide(asked, true, clerk)).codes).toEqual(['SAME_PERSON id']);
    expect((await decide(asked, true, tenant(desk.tenantId, 'tradeins:policy', 'tradeins:read') as never)).codes)
      .toEqual(['OPERATOR_ONLY']);
    const { tradeIn: refused } = await decide(asked, false);
    expect(refused).toMatchObject({ state: 'MELTED', buybackAskedAt: null, steps: ['ASK_BUYBACK'] });
    const { tradeIn: again } = await ask(refused);
    // A quote may still hold it: then it is nobody else's.
    const held = await hold(memberId, { tradeInIds: [gold.id], amount: '9820.00' });
    expect((await decide(again, true)).codes).toEqual(['CREDIT_IN_USE id']);
    await desk.change('releaseTradeInCredit', 'released', { holdId: held.hold.id });
    expect((await decide(again, true)).tradeIn).toMatchObject({ state: 'CREDITED', steps: [], buybackAskedAt: null });
    expect(await balance(memberId)).toBe('7722.00');
    expect((await desk.read(gold.id)).history.map(({ deed }: any) => deed).slice(0, 4))
      .toEqual(['GIVE_BUYBACK', 'ASK_BUYBACK', 'REFUSE_BUYBACK', 'ASK_BUYBACK']);
    expect(await proof()).toEqual({ holds: true, creditsDiffer: 0, balancesDiffer: 0 });
  });

  it('of a plain way is credited by hand, and needs none of it', async () => {
    const gold = await desk.step(await desk.accepted(await desk.member()), 'MELT');
    expect((await ask(gold)).codes).toEqual(['NOT_NOW id']);
  });
});

describe('gold whose sale came back before it was melted', () => {
  const giveBack = (gold: any) => desk.change('stepTradeIn', `tradeIn { ${TRADE_IN} }`, { ...desk.edit(gold),
    step: 'RETURN', note: '顾客取回', returnedTo: '王小明' });

  it('goes back to its member with the credit that it was', async () => {
    const memberId = await desk.member();
    const gold = await desk.accepted(memberId);
    const { back } = await desk.sold(memberId, uuidOf(await hold(memberId, { tradeInIds: [gold.id] })));
    const used = await desk.read(gold.id);
    expect((await giveBack(used)).codes).toEqual(['CREDIT_IN_USE id']);
    await back(0n, 0);
    expect(await balance(memberId)).toBe('9440.34');
    expect((await desk.read(gold.id)).steps).toEqual(['MELT', 'RETURN']);
    // Spent meanwhile, it does not: the gold and its credit are one.
    const spent = await hold(memberId, { storeCredit: '1.00' });
    expect((await giveBack(used)).codes).toEqual(['STORE_CREDIT_SHORT id']);
    await desk.change('releaseTradeInCredit', 'released', { holdId: spent.hold.id });
    expect((await giveBack(used)).tradeIn).toMatchObject({ state: 'RETURNED' });
    expect(await desk.credit(memberId)).toMatchObject({ balance: { amount: '0.00' },
      entries: expect.arrayContaining([{ kind: 'TAKEN_BACK', amount: { amount: '-9440.34' } }]) });
    expect(await proof()).toEqual({ holds: true, creditsDiffer: 0, balancesDiffer: 0 });
  });
});

describe('gold that another party sells for', () => {
  const CROSSINGS = `query ($from: Date!, $r: String!) { creditCrossings(region: $r, from: $from, to: "2026-10-01") {
    orderId tradeInId takerOutlet { id } takerFranchiseId sellerOutlet { id } sellerFranchiseId amount { amount }
    back { amount } fineGrams } }`;
  const crossings = async (actor = desk.headOffice, from = '2026-10-01', r = 'CN') =>
    (await desk.room.query(CROSSINGS, { from, r }, actor));

  it('is written down: who took it, who sold, how much, and what came back', async () => {
    const memberId = await desk.member();
    const [otherTenant, otherOutlet] = [newId(), newId()];
    await desk.room.deliver('outlet.changed.v1', otherOutlet, { outletId: otherOutlet, code: 's-2', name: 'Other',
      franchiseId: otherTenant, channelId: null, kind: 'franchise_store', region: 'CN', closed: false, version: 1n });
    await desk.step(await desk.step(await desk.accepted(memberId), 'MELT'), 'CREDIT');
    const gold = await desk.accepted(memberId);
    const held = await hold(memberId, { tradeInIds: [gold.id], storeCredit: '559.66' });
    // News of an outlet may come after news of its sale: it waits.
    const facts = { sellingOutletId: newId() };
    await expect(desk.sold(memberId, uuidOf(held), {}, facts)).rejects.toThrow('not yet');
    const { back, orderId } = await desk.sold(memberId, uuidOf(held), { tradeInMinor: 1_000_000n },
      { sellingOutletId: otherOutlet });
    const of = { orderId: encodeId(PREFIX.order, orderId), back: { amount: '0.00' },
      sellerOutlet: { id: encodeId(PREFIX.outlet, otherOutlet) },
      sellerFranchiseId: encodeId(PREFIX.franchise, otherTenant) };
    const rows = (await crossings()).data!.creditCrossings;
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([
      { ...of, tradeInId: gold.id, takerOutlet: { id: desk.outletId }, amount: { amount: '9440.34' },
        takerFranchiseId: encodeId(PREFIX.franchise, desk.tenantId), fineGrams: '12.226' },
      { ...of, tradeInId: null, takerOutlet: null, takerFranchiseId: null, amount: { amount: '559.66' },
        fineGrams: null }]));
    await back(0n, 0);
    expect((await crossings()).data!.creditCrossings.map((one: any) => one.back.amount).sort())
      .toEqual(['559.66', '9440.34']);
    expect([(await crossings(desk.headOffice, '2026-10-02')).data!.creditCrossings,
      (await crossings(desk.headOffice, '2026-10-01', 'XX')).data!.creditCrossings]).toEqual([[], []]);
    expect((await crossings(tenant(otherTenant, ...SCOPES) as never)).errors![0]!.extensions)
      .toMatchObject({ code: 'FORBIDDEN' });
  });

  it('and of one party is nobody else’s matter', async () => {
    const memberId = await desk.member();
    const gold = await desk.accepted(memberId);
    const before = (await crossings()).data!.creditCrossings.length;
    await desk.sold(memberId, uuidOf(await hold(memberId, { tradeInIds: [gold.id] })));
    expect((await crossings()).data!.creditCrossings).toHaveLength(before);
  });
});
