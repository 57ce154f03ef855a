import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, operator, tenant } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { NOW, openDesk, SCOPES, type Desk } from '../../tests/desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.room.stop());

const at = (minutes: number) => desk.room.clock.set(new Date(new Date(NOW).getTime() + minutes * 60_000));
const hold = (memberId: string, more: object = {}, actor = desk.headOffice) => desk.change('holdTradeInCredit',
  'hold { id tradeIn { amount } storeCredit { amount } amount { amount } paysLabour }',
  { memberId: encodeId(PREFIX.member, memberId), region: 'CN', currency: 'CNY', holdMinutes: 120, ...more }, actor);
const release = (holdId: string) => desk.change('releaseTradeInCredit', 'released', { holdId });
const uuidOf = (held: any): string => decodeId(PREFIX.creditHold, held.hold.id)!;
const money = (balance: string, available = balance) => ({ balance: { amount: balance },
  available: { amount: available } });
const holds = async () => (await desk.room.query('{ storeCreditInvariants { holds overdrawn checked } '
  + 'storeCreditBooks { '
  + 'owed { amount } gold { amount } sales { amount } isBalanced } }', {}, desk.headOffice)).data!;

describe('credit of old gold', () => {
  it('is held for one quote at a time, given back, and taken by the sale of another', async () => {
    const memberId = await desk.member();
    const gold = await desk.accepted(memberId);
    const first = await hold(memberId, { tradeInIds: [gold.id], idempotencyKey: 'first' });
    expect(first).toMatchObject({ codes: [], hold: { tradeIn: { amount: '9440.34' }, amount: { amount: '9440.34' },
      paysLabour: true } });
    expect(await hold(memberId, { tradeInIds: [gold.id], idempotencyKey: 'first' })).toEqual(first);
    expect((await hold(memberId, { tradeInIds: [gold.id] })).codes).toEqual(['TRADE_IN_USED tradeInIds 0']);
    expect(await desk.read(gold.id)).toMatchObject({ heldUntil: '2026-10-01T04:00:00.000Z', steps: ['MELT'] });
    expect((await desk.change('stepTradeIn', 'tradeIn { id }', { ...desk.edit(gold), step: 'RETURN', note: 'no',
      returnedTo: 'A' })).codes).toEqual(['CREDIT_IN_USE id']);
    for (let time = 0; time < 2; time += 1) {
      expect(await release(first.hold.id)).toMatchObject({ released: true, codes: [] });
    }
    const second = await hold(memberId, { tradeInIds: [gold.id] });
    const { tell, back } = await desk.sold(memberId, uuidOf(second));
    expect(await tell()).toBeNull();
    // Credited before it was melted; what the sale took is gone, and nobody names it again.
    expect(await desk.credit(memberId)).toMatchObject({ ...money('0.00'), entries: expect.arrayContaining([
      { kind: 'SPENT', amount: { amount: '-9440.34' } }, { kind: 'CREDITED', amount: { amount: '9440.34' } }]) });
    const used = await desk.read(gold.id);
    expect(used).toMatchObject({ state: 'ACCEPTED', isUsed: true, heldUntil: null, steps: ['MELT'] });
    expect((await hold(memberId, { tradeInIds: [gold.id] })).codes).toEqual(['TRADE_IN_USED tradeInIds 0']);
    expect(await desk.step(used, 'MELT')).toMatchObject({ state: 'CREDITED' });
    // Money that comes back without the ring brings no credit; the ring does, at its original value, told twice or not.
    expect(await back(0n, 1)).toBeNull();
    expect(await desk.credit(memberId)).toMatchObject(money('0.00'));
    expect([await back(0n, 0), await back(0n, 0)]).toEqual([null, null]);
    expect(await desk.credit(memberId)).toMatchObject(money('9440.34'));
    expect(await holds()).toMatchObject({ storeCreditInvariants: { holds: true, overdrawn: 0 },
      storeCreditBooks: [{ isBalanced: true }] });
  });

  it('that a sale does not take stays the member’s, and pays the next one', async () => {
    const memberId = await desk.member();
    const gold = await desk.accepted(memberId);
    const held = await hold(memberId, { tradeInIds: [gold.id], amount: '5000.00' });
    await desk.sold(memberId, uuidOf(held), { tradeInMinor: 500_000n });
    expect(await desk.credit(memberId)).toMatchObject(money('4440.34'));
    const more = await hold(memberId, { storeCredit: '4000.00' });
    expect(more.hold).toMatchObject({ storeCredit: { amount: '4000.00' }, amount: { amount: '4000.00' } });
    expect(await desk.credit(memberId)).toMatchObject(money('4440.34', '440.34'));
    const short = await desk.room.query(`mutation($input: HoldTradeInCreditInput!) { holdTradeInCredit(input: $input) {
      userErrors { code available { amount } } } }`, { input: { memberId: encodeId(PREFIX.member, memberId),
      region: 'CN',
      currency: 'CNY', holdMinutes: 9, storeCredit: '440.35', idempotencyKey: newId() } }, desk.headOffice);
    expect(short.data!.holdTradeInCredit.userErrors)
      .toEqual([{ code: 'STORE_CREDIT_SHORT', available: { amount: '440.34' } }]);
    // Its hold ends by itself.
    at(121);
    expect(await desk.credit(memberId)).toMatchObject(money('4440.34'));
    await desk.sweep();
    expect(await desk.room.sql.all`select distinct state from credit_hold where member_id = ${memberId} order by 1`)
      .toEqual([{ state: 'released' }, { state: 'used' }]);
    at(0);
  });

  it('credited while a quote holds it is held as store credit', async () => {
    const memberId = await desk.member();
    const gold = await desk.accepted(memberId);
    const held = await hold(memberId, { tradeInIds: [gold.id], amount: '9000.00' });
    await desk.step(await desk.step(await desk.read(gold.id), 'MELT'), 'CREDIT');
    expect(await desk.credit(memberId)).toMatchObject(money('9440.34', '440.34'));
    expect((await hold(memberId, { storeCredit: '441.00' })).codes).toEqual(['STORE_CREDIT_SHORT storeCredit']);
    await desk.sold(memberId, uuidOf(held), { tradeInMinor: 900_000n });
    expect(await desk.credit(memberId)).toMatchObject(money('440.34'));
  });

  it('credited in part is held as store credit where the rest does not reach', async () => {
    const memberId = await desk.member();
    const [one, other] = [await desk.accepted(memberId), await desk.accepted(memberId)];
    const held = await hold(memberId, { tradeInIds: [one.id, other.id], amount: '14000.00' });
    expect(held.codes).toEqual([]);
    await desk.step(await desk.step(await desk.read(one.id), 'MELT'), 'CREDIT');
    // The other pays 9,440.34 of it, so that 4,559.66 are held of what was credited.
    expect(await desk.credit(memberId)).toMatchObject(money('9440.34', '4880.68'));
  });

  it('two tills at once share nothing of it', async () => {
    const memberId = await desk.member();
    const gold = await desk.accepted(memberId);
    const both = await Promise.all([1, 2].map(() => hold(memberId, { tradeInIds: [gold.id] })));
    expect(both.flatMap(({ codes }) => codes)).toEqual(['TRADE_IN_USED tradeInIds 0']);
    await desk.step(await desk.step(await desk.read(gold.id), 'MELT'), 'CREDIT');
    await release(both.find(({ codes }) => codes.length === 0)!.hold.id);
    const spent = await Promise.all([1, 2, 3].map(() => hold(memberId, { storeCredit: '4000.00' })));
    expect(spent.filter(({ codes }) => codes.length === 0)).toHaveLength(2);
  });

  it('of a sale whose news comes late is owed where it is gone: seen by the proof, hidden by nothing', async () => {
    const memberId = await desk.member();
    const gold = await desk.accepted(memberId);
    const late = await hold(memberId, { tradeInIds: [gold.id] });
    at(121);
    await desk.sweep();
    const other = await hold(memberId, { tradeInIds: [gold.id] });
    await desk.sold(memberId, uuidOf(other));
    const { back } = await desk.sold(memberId, uuidOf(late));
    expect(await desk.credit(memberId)).toMatchObject(money('-9440.34', '0.00'));
    expect((await hold(memberId, { storeCredit: '1.00' })).codes).toEqual(['STORE_CREDIT_SHORT storeCredit']);
    expect((await holds()).storeCreditInvariants).toMatchObject({ holds: false, overdrawn: 1 });
    await back(0n, 0);
    expect(await desk.credit(memberId)).toMatchObject(money('0.00'));
    expect((await holds()).storeCreditInvariants).toMatchObject({ holds: true });
    at(0);
  });

  it('is nobody else’s, of no estimate, of one currency, and for new gold that exceeds the old', async () => {
    const [memberId, other] = [await desk.member(), await desk.member()];
    const gold = await desk.accepted(memberId, { grossMg: 10_000, purity: 10_000 }, { way: 'zero-loss',
      ownBrand: true });
    const offered = await desk.offered(memberId);
    const said = async (more: object, of = memberId) => (await hold(of, { dryRun: true, ...more })).codes;
    const ids = { tradeInIds: [gold.id] };
    expect(await said(ids, other)).toEqual(['NOT_FOUND tradeInIds 0']);
    const credited = await desk.step(await desk.step(await desk.accepted(memberId), 'MELT'), 'CREDIT');
    expect(await said({ tradeInIds: [credited.id] })).toEqual(['TRADE_IN_CREDITED tradeInIds 0']);
    expect(await said({ tradeInIds: [offered.id] })).toEqual(['TRADE_IN_NOT_ACCEPTED tradeInIds 0']);
    expect(await said({ ...ids, currency: 'HKD', goldGrams: '20' })).toEqual(['TRADE_IN_CURRENCY tradeInIds 0']);
    expect(await said({ ...ids, goldGrams: '12.480' })).toEqual(['MIN_INCREASE tradeInIds']);
    expect(await said({ ...ids, goldGrams: '13' })).toEqual([]);
    expect(await said({})).toEqual(['INVALID storeCredit']);
    expect(await said({ storeCredit: '-1' })).toEqual(['INVALID storeCredit']);
    expect(await said({ ...ids, goldGrams: '1.2345' })).toEqual(['INVALID goldGrams']);
    expect(await said({ ...ids, goldGrams: '13', amount: '10120.01' })).toEqual(['INVALID amount']);
    for (const [holdMinutes, codes] of [[20_160, []], [0, ['INVALID holdMinutes']],
      [20_161, ['INVALID holdMinutes']]]) {
      expect(await said({ ...ids, goldGrams: '13', holdMinutes })).toEqual(codes);
    }
    expect(await said({ tradeInIds: [gold.id, gold.id] })).toEqual(['INVALID tradeInIds']);
    expect(await said(ids, newId())).toEqual(['NOT_FOUND memberId']);
    expect((await release(encodeId(PREFIX.creditHold, newId()))).codes).toEqual(['NOT_FOUND holdId']);
    for (const actor of [tenant(newId(), ...SCOPES), channel(newId(), ...SCOPES)]) {
      await expect(hold(memberId, ids, actor)).rejects.toThrow('FORBIDDEN');
    }
  });

  it('is a ledger that nobody edits and that adds up to zero', async () => {
    const [{ id }] = await desk.room.sql.all<{ id: string }>`select id from credit_account where kind = 'gold'` as any;
    await expect(desk.room.sql.run`update credit_entry set minor = 1`).rejects.toThrow('append-only');
    await expect(desk.room.sql.run`delete from credit_entry`).rejects.toThrow('append-only');
    await expect(desk.room.sql.run`insert into credit_entry (id, transaction_id, account_id, kind, minor, order_id, at)
      values (${newId()}, ${newId()}, ${id}, 'spent', 5, ${newId()}, now())`).rejects.toThrow('add up to zero');
  });

  it('goes with its member where two are one, and comes back where they never were', async () => {
    const [memberId, other] = [await desk.member(), await desk.member()];
    const gold = await desk.accepted(other);
    await desk.step(await desk.step(gold, 'MELT'), 'CREDIT');
    const mergeId = newId();
    await desk.room.deliver('member.merged.v1', memberId, { memberId, otherMemberId: other, mergedAt: new Date(NOW),
      mergeId });
    expect(await desk.credit(memberId)).toMatchObject(money('9440.34'));
    expect(await desk.credit(other)).toMatchObject(money('9440.34'));
    // Brought under the former id: the account is that id's own, and so is what it brings.
    const late = await desk.accepted(other);
    expect((await hold(memberId, { tradeInIds: [late.id], storeCredit: '9440.34' })).codes).toEqual([]);
    await desk.step(await desk.step(await desk.read(late.id), 'MELT'), 'CREDIT');
    expect(await desk.credit(memberId)).toMatchObject({ balance: { amount: '18880.68' } });
    await desk.room.deliver('member.unmerged.v1', memberId,
      { mergeId, memberId, otherMemberId: other, unmergedAt: new Date(NOW) });
    expect([await desk.credit(memberId), await desk.credit(other)])
      .toMatchObject([null, { balance: { amount: '18880.68' } }]);
  });

  it('is held for a member of before this room, whom members tells with its merges', async () => {
    const [memberId, other] = [newId(), newId()];
    const told = (name: string, aggregateId: string, payload: object) => ({ id: newId(), name, aggregateId, at: NOW,
      requestId: 'retold', payload });
    desk.retold.push(
      ...[memberId, other].map((id) => told('member.enrolled.v1', id, { memberId: id, region: 'CN', source: 'store',
        channelId: null, outletId: null, enrolledAt: NOW })),
      told('member.merged.v1', memberId, { memberId, otherMemberId: other, mergedAt: NOW, mergeId: newId() }));
    expect((await hold(other, { storeCredit: '1.00' })).codes).toEqual(['STORE_CREDIT_SHORT storeCredit']);
    expect(await desk.room.sql.all`select survivor_id from person_merge where merged_id = ${other}`)
      .toEqual([{ survivor_id: memberId }]);
    desk.retold.length = 0;
  });

  it('forgets who brought it and keeps the books', async () => {
    const memberId = await desk.member();
    const gold = await desk.accepted(memberId, {}, { brand: '老凤祥', note: '奶奶的' });
    await desk.step(await desk.step(gold, 'MELT'), 'CREDIT');
    await desk.room.deliver('member.erased.v1', memberId,
      { erasureId: newId(), memberId, personIds: [memberId], erasedAt: new Date(NOW) });
    expect(await desk.room.sql.all`select piece, brand, consent_by, consent_way, credit_minor from trade_in
      where member_id = ${memberId}`).toEqual([{ piece: '–', brand: null, consent_by: null, consent_way: 'signature',
      credit_minor: 944_034n }]);
    expect(await desk.read(gold.id)).toMatchObject({ consent: { by: null }, history: expect.not.arrayContaining(
      [expect.objectContaining({ note: '奶奶的' })]) });
    expect((await holds()).storeCreditInvariants).toMatchObject({ holds: true });
  });

  it('is of so much fine gold in a region and on its days', async () => {
    const recycled = async (from: string, region = 'CN', actor = desk.headOffice) => desk.room.query(
      'query($r: String!, $f: Date!) { recycledGold(region: $r, from: $f, to: "2026-10-01") { purity pieces '
        + 'fineGrams } }',
      { r: region, f: from }, actor);
    const { data } = await recycled('2026-10-01');
    const [row] = data!.recycledGold;
    expect([row.purity, row.fineGrams]).toEqual([9_900, (row.pieces * 12.226).toFixed(3)]);
    expect((await recycled('2026-10-02')).data!.recycledGold).toEqual([]);
    expect((await recycled('2026-10-01', 'XX')).data!.recycledGold).toEqual([]);
    expect((await recycled('2026-10-01', 'CN', tenant(newId(), ...SCOPES) as never)).errors![0]!.extensions)
      .toMatchObject({ code: 'FORBIDDEN' });
    expect((await desk.room.query('{ storeCreditBooks { isBalanced } }', {}, operator('audit:read'))).errors)
      .toBeUndefined();
  });
});
