import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, tenant } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { NOW, openDesk, SCOPES, TRADE_IN, type Desk } from '../../tests/desk.ts';

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
    const refused = await decide((await ask(melted)).tradeIn, false);
    expect(refused.tradeIn.buybackPrice).toBe(null);
    // Refused, it is another day's price the next time; what was agreed to and what it is are one, or it is refused.
    desk.board.prices = { retail: '1012.00', buyback: '800.00' };
    expect(await desk.room.query(`mutation ($input: AskTradeInBuybackInput!) { askTradeInBuyback(input: $input) {
      userErrors { code path price { amount currency } } } }`, { input: { ...desk.edit(refused.tradeIn), by: '王小明',
      way: 'SIGNATURE', agreed: yuan('7722.00'), idempotencyKey: 'dear' } }, desk.headOffice)).toMatchObject({ data: {
      askTradeInBuyback: { userErrors: [{ code: 'PRICE_DIFFERS', path: ['agreed'], price: yuan('7920.00') }] } } });
    const asked = await ask(refused.tradeIn, { agreed: yuan('7920.00') });
    expect([asked.codes, asked.tradeIn.buybackPrice.amount]).toEqual([[], '7920.00']);
    desk.board.prices = { retail: '1012.00', buyback: '780.00' };
    expect((await decide(asked.tradeIn, true)).codes).toEqual([]);
    expect(await balance(memberId)).toBe('7920.00');
  });

  it('offered before there was a plain price keeps its rest whole, and is bought back by the board', async () => {
    const memberId = await desk.member();
    const [gold, other] = [await necklace(memberId), await necklace(memberId)];
    await desk.room.sql.run`update trade_in set plain_minor = null, rest_whole = true where member_id = ${memberId}`;
    const held = await hold(memberId, { tradeInIds: [gold.id], amount: '5000.00' });
    expect(held).toMatchObject({ codes: [], hold: { left: { amount: '4820.00' } } });
    await desk.sold(memberId, uuidOf(held), { tradeInMinor: 500_000n });
    expect(await balance(memberId)).toBe('4820.00');
    const asked = await ask(await desk.step(other, 'MELT'));
    expect((await decide(asked.tradeIn, true)).codes).toEqual([]);
    expect(await balance(memberId)).toBe('12542.00');
    expect(await proof()).toEqual({ holds: true, creditsDiffer: 0, balancesDiffer: 0 });
  });
});

const ASKED = `${TRADE_IN} buybackAskedAt buybackPrice { amount }`;
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const ask = (gold: any, more: object = {}, actor = desk.headOffice) => desk.change('askTradeInBuyback',
  `tradeIn { ${ASKED} }`,
  { ...desk.edit(gold), by: '王小明', way: 'SIGNATURE', agreed: yuan('7722.00'), ...more }, actor);
const decide = (gold: any, approve: boolean, actor = boss as typeof desk.headOffice) =>
  desk.change('decideTradeInBuyback', `tradeIn { ${ASKED} }`, { ...desk.edit(gold), approve }, actor);

describe('melted gold that no sale takes', () => {
  it('is bought back at its plain price, once its member agrees and another person approves', async () => {
    const memberId = await desk.member();
    const accepted = await necklace(memberId);
    expect((await ask(accepted)).codes).toEqual(['NOT_NOW id']);
    const gold = await desk.step(accepted, 'MELT');
    expect(gold.steps).toEqual(['ASK_BUYBACK']);
    expect((await desk.change('stepTradeIn', 'tradeIn { id }', { ...desk.edit(gold), step: 'CREDIT' })).codes)
      .toEqual(['SALE_CREDITS id']);
    expect((await ask(gold, { agreed: yuan('9820.00') })).codes).toEqual(['PRICE_DIFFERS agreed']);
    expect((await ask(gold, { agreed: { amount: '7722.00', currency: 'HKD' } })).codes)
      .toEqual(['PRICE_DIFFERS agreed']);
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

const giveBack = (gold: any) => desk.change('stepTradeIn', `tradeIn { ${TRADE_IN} }`, { ...desk.edit(gold),
  step: 'RETURN', note: '顾客取回', returnedTo: '王小明' });

describe('gold whose sale came back before it was melted', () => {
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

describe('gold of two ids that were one person for a while', () => {
  it('goes back with its own credit, and leaves the other’s account alone', async () => {
    const [memberId, other, mergeId] = [await desk.member(), await desk.member(), newId()];
    await desk.step(await desk.step(await desk.accepted(memberId), 'MELT'), 'CREDIT');
    const gold = await desk.accepted(other);
    const { back } = await desk.sold(other, uuidOf(await hold(other, { tradeInIds: [gold.id] })));
    await back(0n, 0);
    await desk.room.deliver('member.merged.v1', memberId,
      { memberId, otherMemberId: other, mergedAt: new Date(NOW), mergeId });
    expect(await balance(memberId)).toBe('18880.68');
    expect((await giveBack(await desk.read(gold.id))).codes).toEqual([]);
    await desk.room.deliver('member.unmerged.v1', memberId,
      { mergeId, memberId, otherMemberId: other, unmergedAt: new Date(NOW) });
    expect([await balance(memberId), await balance(other)]).toEqual(['9440.34', '0.00']);
  });
});

describe('a sale with an amount for old gold, linked to its buyer later', () => {
  it('is told by the gold of its seller that it may have paid', async () => {
    const memberId = await desk.member();
    const [gold, other] = [await desk.accepted(memberId), await desk.accepted(await desk.member())];
    const linked = (more: object = {}, orderId = newId()) => desk.room.deliver('order.linked.v1', orderId, {
      orderId, externalNo: orderId, channelId: desk.channelId, sellingOutletId: decodeId(PREFIX.outlet, desk.outletId),
      memberId, region: 'CN', currency: 'CNY', paidAt: new Date(NOW), deliveredAt: null, fulfilment: 'store',
      pointsHoldId: null, lines: [], unnamedGoldMinor: 100_000n, ...more }).then((error) => error ?? orderId);
    const said = async ({ id }: any) => (await desk.room.query(
      'query ($id: ID!) { tradeIn(id: $id) { unnamedOrderId } }', { id }, desk.headOffice))
      .data!.tradeIn.unnamedOrderId;
    // Another seller's, one paid before the gold was accepted, and one that names no amount are none of it.
    const elsewhere = newId();
    await desk.room.deliver('outlet.changed.v1', elsewhere, { outletId: elsewhere, code: 's-9', name: 'Elsewhere',
      franchiseId: newId(), channelId: desk.channelId, kind: 'franchise_store', region: 'CN', closed: false,
      version: 1n });
    await linked({ sellingOutletId: elsewhere });
    await linked({ paidAt: new Date('2026-09-30T00:00:00Z') });
    await linked({ unnamedGoldMinor: undefined });
    expect(await linked({ sellingOutletId: newId() })).toMatch('not arrived');
    expect(await said(gold)).toBeNull();
    const orderId = await linked();
    expect([await said(gold), await said(other)]).toEqual([encodeId(PREFIX.order, orderId), null]);
    // The first stays, and the desk goes on as it sees fit.
    await linked();
    await desk.step(await desk.step(await desk.read(gold.id), 'MELT'), 'CREDIT');
    expect(await said(gold)).toBe(encodeId(PREFIX.order, orderId));
  });
});

describe('gold that another party sells for', () => {
  const CROSSINGS = `query ($from: Date!, $r: String!, $page: PageInput) {
    creditCrossings(region: $r, from: $from, to: "2026-10-01", page: $page) { totalCount endCursor items {
      orderId tradeInId takerOutlet { id } takerFranchiseId sellerOutlet { id } sellerFranchiseId amount { amount }
      fineGrams } } }`;
  const crossings = (actor = desk.headOffice, from = '2026-10-01', r = 'CN', page: object = { size: 100 }) =>
    desk.room.query(CROSSINGS, { from, r, page }, actor);
  const rows = async () => (await crossings()).data!.creditCrossings.items as any[];
  /** Who owes whom, added up: of this gold, and of these sales. */
  const debts = async (...ids: string[]) => {
    const sums = new Map<string, bigint>();
    for (const { orderId, tradeInId, takerFranchiseId, sellerFranchiseId, amount } of await rows()) {
      if (!ids.includes(tradeInId) && !ids.includes(orderId)) continue;
      const who = [takerFranchiseId, sellerFranchiseId].map((id) => (id === null ? 'house' : names.get(id)))
        .join(' → ');
      sums.set(who, (sums.get(who) ?? 0n) + BigInt(amount.amount.replace('.', '')));
    }
    return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0n));
  };
  const names = new Map<string, string>();
  const [otherTenant, otherOutlet] = [newId(), newId()];
  beforeAll(async () => {
    await desk.room.deliver('outlet.changed.v1', otherOutlet, { outletId: otherOutlet, code: 's-2', name: 'Other',
      franchiseId: otherTenant, channelId: null, kind: 'franchise_store', region: 'CN', closed: false, version: 1n });
    names.set(encodeId(PREFIX.franchise, desk.tenantId), 'A').set(encodeId(PREFIX.franchise, otherTenant), 'B');
  });
  const soldByOther = { sellingOutletId: otherOutlet };
  const orderOf = ({ orderId }: { orderId: string }) => encodeId(PREFIX.order, orderId);

  it('is written down: who took it, who sold, how much', async () => {
    const memberId = await desk.member();
    await desk.step(await desk.step(await desk.accepted(memberId), 'MELT'), 'CREDIT');
    const gold = await desk.accepted(memberId);
    const held = await hold(memberId, { tradeInIds: [gold.id], storeCredit: '559.66' });
    // News of an outlet may come after news of its sale: it waits.
    await expect(desk.sold(memberId, uuidOf(held), {}, { sellingOutletId: newId() })).rejects.toThrow('not yet');
    const sale = await desk.sold(memberId, uuidOf(held), { tradeInMinor: 1_000_000n }, soldByOther);
    const of = { orderId: orderOf(sale), sellerOutlet: { id: encodeId(PREFIX.outlet, otherOutlet) },
      sellerFranchiseId: encodeId(PREFIX.franchise, otherTenant) };
    const told = (await rows()).filter(({ orderId }) => orderId === of.orderId);
    expect(told).toHaveLength(2);
    expect(told).toEqual(expect.arrayContaining([
      { ...of, tradeInId: gold.id, takerOutlet: { id: desk.outletId }, amount: { amount: '9440.34' },
        takerFranchiseId: encodeId(PREFIX.franchise, desk.tenantId), fineGrams: '12.226' },
      { ...of, tradeInId: null, takerOutlet: null, takerFranchiseId: null, amount: { amount: '559.66' },
        fineGrams: null }]));
    expect((await crossings(desk.headOffice, '2026-10-02')).data!.creditCrossings.items).toEqual([]);
    expect((await crossings(desk.headOffice, '2026-10-01', 'XX')).data!.creditCrossings.items).toEqual([]);
    const { totalCount, endCursor, items } = (await crossings(desk.headOffice, '2026-10-01', 'CN', { size: 1 }))
      .data!.creditCrossings;
    const { items: next } = (await crossings(desk.headOffice, '2026-10-01', 'CN', { size: 1, after: endCursor }))
      .data!.creditCrossings;
    expect([totalCount >= 2, [...items, ...next]]).toEqual([true, (await rows()).slice(0, 2)]);
    expect((await crossings(tenant(otherTenant, ...SCOPES) as never)).errors![0]!.extensions)
      .toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is owed to head office once it is store credit: by hand, bought back, what a sale leaves', async () => {
    const memberId = await desk.member();
    const byHand = await desk.accepted(memberId);
    await desk.step(await desk.step(byHand, 'MELT'), 'CREDIT');
    expect(await debts(byHand.id)).toEqual({ 'A → house': 944_034n });
    // Whoever sells for it is owed by head office, which is owed by whoever has the gold.
    const spent = await desk.sold(memberId, uuidOf(await hold(memberId, { storeCredit: '9440.34' })), {}, soldByOther);
    expect(await debts(byHand.id, orderOf(spent))).toEqual({ 'A → house': 944_034n, 'house → B': 944_034n });
    await spent.back(0n, 0);
    expect(await debts(byHand.id, orderOf(spent))).toEqual({ 'A → house': 944_034n });
    const bought = (await ask(await desk.step(await necklace(memberId), 'MELT'))).tradeIn;
    expect(await debts(bought.id)).toEqual({});
    await decide(bought, true);
    expect(await debts(bought.id)).toEqual({ 'A → house': 772_200n });
    const own = await necklace(memberId);
    await desk.sold(memberId, uuidOf(await hold(memberId, { tradeInIds: [own.id], amount: '5000.00' })),
      { tradeInMinor: 500_000n });
    expect(await debts(own.id)).toEqual({ 'A → house': 379_022n });
  });

  it('stays with its taker when its sale comes back, and is owed to head office until it goes too', async () => {
    const memberId = await desk.member();
    for (const [facts, sold] of [[soldByOther, { 'A → B': 944_034n }], [{}, {}]] as const) {
      const gold = await desk.accepted(memberId);
      const { back } = await desk.sold(memberId, uuidOf(await hold(memberId, { tradeInIds: [gold.id] })),
        { quantity: 2 }, facts);
      expect(await debts(gold.id)).toEqual(sold);
      await back(318_383n, 1);
      expect(await debts(gold.id)).toEqual({ ...('A → B' in sold && { 'A → B': 472_017n }), 'A → house': 472_017n });
      await back(0n, 0);
      expect(await debts(gold.id)).toEqual({ 'A → house': 944_034n });
      expect((await giveBack(await desk.read(gold.id))).codes).toEqual([]);
      expect(await debts(gold.id)).toEqual({});
    }
    expect(await proof()).toEqual({ holds: true, creditsDiffer: 0, balancesDiffer: 0 });
  });
});
