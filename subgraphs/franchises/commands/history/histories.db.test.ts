import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  channel, operator, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { franchises } from '../../index.ts';
import {
  comesBack, day, FA, FB, FC, openNetwork, sale, STORE_A, STORE_B, WEB,
} from '../../tests/network.ts';
import { closeOutlet } from '../network/close-outlet.ts';
import { markStaff } from './mark-staff.ts';
import { renewAttributions } from './renew-attributions.ts';
import { transferMember, type TransferMember } from './transfer-member.ts';

let graph: TestSubgraph;
let member: string;
beforeEach(async () => {
  graph = await startTestSubgraph(franchises, { now: '2026-09-15T04:00:00Z' });
  await openNetwork(graph.runtime.handlers, graph.clock.now());
  member = newId();
});
afterEach(() => graph.stop());

const record = async (order: ReturnType<typeof sale>) => {
  expect(await graph.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
  return order;
};
const enrol = (memberId: string, outletId: string | null, enrolledAt: string) =>
  graph.deliver('member.enrolled.v1', memberId, {
    memberId, region: 'CN', source: 'store', channelId: null, outletId, enrolledAt: day(enrolledAt),
  });
const history = async (memberId = member) => (await graph.sql.all<{
  franchise_id: string | null; reason: string;
}>`select franchise_id, reason from attribution where member_id = ${memberId} order by starts_at`)
  .map((row) => [row.franchise_id, row.reason]);
const told = async () => (await graph.events('attribution.changed.v1'))
  .map((event) => [event.memberId, event.franchiseId, event.reason]);
const holds = async () => (await graph.query('{ rebateInvariants { holds } }', {},
  operator('audit:read'))).data.rebateInvariants.holds;
const transfer = (input: Partial<TransferMember> = {}, options = {}) => graph.run(
  transferMember, { memberId: member, franchiseId: FB, reason: 'moved to Suzhou', ...input },
  { actor: operator(), ...options });
const renew = () => graph.run(renewAttributions, { limit: 10 });

describe('enrolment', () => {
  it('protects for 180 days; the daily job then decides', async () => {
    await enrol(member, STORE_A, '2026-03-01');
    const elsewhere = await record(sale(member, STORE_B, '2026-04-01'));
    expect(await history()).toEqual([
      [FA, 'store_enrolment'], [FB, 'contribution'],
    ]);
    expect(await graph.sql.all`select home_franchise_id from rebate
      where order_id = ${elsewhere.orderId}`).toEqual([{ home_franchise_id: FA }]);
    const other = newId();
    await enrol(other, STORE_A, '2026-09-01');
    graph.clock.set(day('2027-02-27'));
    expect(await renew()).toMatchObject({ value: { decided: 0 } });
    graph.clock.set(day('2027-02-28'));
    expect(await renew()).toMatchObject({ value: { decided: 1 } });
    expect(await history(other)).toEqual([[FA, 'store_enrolment'], [null, 'no_purchase']]);
    expect((await told()).at(-1)).toEqual([other, null, 'no_purchase']);
    expect(await renew()).toMatchObject({ value: { decided: 0 } });
  });

  it('arrives after the order just as well as before it', async () => {
    const order = await record(sale(member, STORE_B, '2026-09-10'));
    await enrol(member, STORE_A, '2026-09-01');
    expect(await history()).toEqual([[FA, 'store_enrolment']]);
    expect(await graph.sql.all`select home_franchise_id, payer_franchise_id from rebate
      where order_id = ${order.orderId}`)
      .toEqual([{ home_franchise_id: FA, payer_franchise_id: FB }]);
    await enrol(member, STORE_B, '2026-08-01');
    expect(await history()).toEqual([[FA, 'store_enrolment']]);
  });

  it('binds to nobody in head office\'s own outlets, online, or without outlet', async () => {
    await enrol(member, WEB, '2026-09-01');
    await enrol(newId(), null, '2026-09-01');
    expect(await told()).toEqual([]);
  });
});

describe('returns', () => {
  it('of the founding purchase pass the member on, and keep the past', async () => {
    const first = await record(sale(member, STORE_A, '2026-01-10'));
    await record(sale(member, STORE_B, '2026-02-10'));
    await graph.deliver('order.returned.v1', first.orderId, comesBack(first, '2026-03-10'));
    expect(await history()).toEqual([[FA, 'first_purchase'], [FB, 'first_kept_purchase']]);
    expect(await graph.sql.all`select home_franchise_id, net_minor from rebate`)
      .toEqual([{ home_franchise_id: FA, net_minor: 26_997n }]);
    expect(await holds()).toBe(true);
  });
});

describe('transfer by hand', () => {
  beforeEach(async () => { await record(sale(member, STORE_A, '2026-01-10')); });

  it('moves from now for a whole period, tells the others and the audit trail', async () => {
    expect(await transfer({}, { idempotencyKey: 'k' })).toMatchObject({ ok: true });
    expect(await transfer({}, { idempotencyKey: 'k' })).toMatchObject({ ok: true });
    expect(await history()).toEqual([[FA, 'first_purchase'], [FB, 'manual']]);
    expect((await graph.events('attribution.changed.v1')).at(-1)).toMatchObject({
      franchiseId: FB, until: new Date('2028-09-30T16:00:00Z') });
    expect(await graph.sql.all`select reason from audit_record
      where command = 'franchises.transfer-member' and reason is not null`)
      .toEqual([{ reason: 'moved to Suzhou' }]);
    expect(await transfer({ franchiseId: FC }, { idempotencyKey: 'k' }))
      .toMatchObject({ ok: false, refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect(await transfer({ franchiseId: null })).toMatchObject({ ok: true });
    expect((await history()).at(-1)).toEqual([null, 'manual']);
  });

  it.each([
    ['NOT_FOUND', 'memberId', { memberId: newId() }, operator()],
    ['NOT_FOUND', 'franchiseId', { franchiseId: newId() }, operator()],
    ['ALREADY_THERE', 'franchiseId', { franchiseId: FA }, operator()],
    ['INVALID', 'reason', { reason: ' why ' }, operator()],
    ['INVALID', 'reason', { reason: 'x'.repeat(501) }, operator()],
    ['HEAD_OFFICE_ONLY', undefined, {}, tenant(FB, 'franchises:write')],
    ['HEAD_OFFICE_ONLY', undefined, {}, channel(newId(), 'franchises:write')],
  ])('is refused with %s (%s) and changes nothing', async (code, path, input, actor) => {
    const before = await told();
    expect(await transfer(input, { actor })).toMatchObject({
      ok: false, refusals: [{ code, path: path ? [path] : [] }] });
    expect(await history()).toEqual([[FA, 'first_purchase']]);
    expect(await told()).toEqual(before);
  });

  it('ends in one place when two move the member at the same time', async () => {
    const outcomes = await Promise.all([transfer(), transfer({ franchiseId: FC }), transfer()]);
    expect(outcomes.filter((outcome) => outcome.ok).length).toBeGreaterThanOrEqual(1);
    expect(await holds()).toBe(true);
    expect([FB, FC]).toContain((await history()).at(-1)![0]);
  });
});

describe('closing an outlet', () => {
  it('moves its members to head office until they buy again', async () => {
    await record(sale(member, STORE_A, '2026-01-10'));
    const elsewhere = newId();
    await record(sale(elsewhere, STORE_B, '2026-01-10'));
    const close = (expectedVersion = 1, reason = 'lease ended') => graph.run(closeOutlet,
      { id: STORE_A, expectedVersion, reason }, { actor: operator() });
    expect(await close(1, 'no'))
      .toMatchObject({ refusals: [{ code: 'INVALID', path: ['reason'] }] });
    expect(await close(7)).toMatchObject({
      refusals: [{ code: 'STALE', extras: { currentVersion: 1 } }] });
    expect(await close()).toEqual({ ok: true, value: { id: STORE_A, movedMembers: 1 } });
    expect(await close(2)).toMatchObject({ refusals: [{ code: 'OUTLET_CLOSED' }] });
    expect(await history()).toEqual([[FA, 'first_purchase'], [null, 'outlet_closed']]);
    expect(await history(elsewhere)).toEqual([[FB, 'first_purchase']]);
    expect((await graph.events('outlet.changed.v1')).at(-1)).toMatchObject({
      outletId: STORE_A, closed: true, version: 2n });
    graph.clock.set(day('2026-10-02'));
    await record(sale(member, STORE_B, '2026-10-01'));
    expect((await history()).at(-1)).toEqual([FB, 'first_purchase']);
    expect(await holds()).toBe(true);
  });
});

describe('a merge', () => {
  const merge = (memberId: string, otherMemberId: string) =>
    graph.deliver('member.merged.v1', memberId, {
      memberId, otherMemberId, mergedAt: day('2026-09-14') });

  it('keeps the survivor\'s attribution, ends the other\'s; parties at payment stay', async () => {
    const other = newId();
    await record(sale(member, STORE_A, '2026-01-10'));
    await record(sale(other, STORE_B, '2026-02-10'));
    const sold = await record(sale(other, WEB, '2026-03-10'));
    expect(await merge(member, other)).toBeNull();
    expect(await merge(member, other)).toBeNull();
    expect(await history()).toEqual([[FA, 'first_purchase']]);
    expect(await history(other)).toEqual([[FB, 'first_purchase'], [null, 'merged']]);
    expect(await graph.sql.all`select member_id, home_franchise_id from rebate
      where order_id = ${sold.orderId}`).toEqual([{ member_id: member, home_franchise_id: FB }]);
    // Told late, by the old id: bought after the merge it is the survivor's.
    const late = await record(sale(other, WEB, '2026-09-15', {
      paidAt: new Date('2026-09-15T03:00:00Z') }));
    expect(await graph.sql.all`select member_id, home_franchise_id from rebate
      where order_id = ${late.orderId}`).toEqual([{ member_id: member, home_franchise_id: FA }]);
    expect(await holds()).toBe(true);
  });

  it('passes the other\'s home on to a survivor that belonged to nobody', async () => {
    const other = newId();
    await enrol(member, null, '2026-01-01');
    await record(sale(other, STORE_B, '2026-02-10'));
    await merge(member, other);
    expect(await history()).toEqual([[FB, 'merged']]);
    expect(await transfer({ memberId: other, franchiseId: FA })).toMatchObject({
      ok: true, value: { memberId: member } });
    expect(await holds()).toBe(true);
  });
});

describe('merges that are told in any order', () => {
  const merge = (memberId: string, otherMemberId: string, on: string) =>
    graph.deliver('member.merged.v1', memberId, { memberId, otherMemberId, mergedAt: day(on) });
  const mark = (memberId: string, isStaff: boolean) => graph.run(markStaff,
    { memberId, isStaff, reason: 'works here' }, { actor: operator() });
  const rebated = async ({ orderId }: { orderId: string }) => (await graph.sql.all`
    select 1 from rebate where order_id = ${orderId} and superseded_at is null`).length > 0;

  it('leave a chain with the last survivor, each row tagged with the merge that moved it', async () => {
    const [a, b, c] = [newId(), newId(), member];
    for (const id of [a, b, c]) await enrol(id, null, '2026-01-01');
    const early = await record(sale(a, STORE_B, '2026-02-10'));
    expect(await merge(c, b, '2026-06-01')).toBeNull();
    expect(await merge(b, a, '2026-03-01')).toBeNull();
    const between = await record(sale(a, WEB, '2026-04-10'));
    expect(await graph.sql.all`select order_id, member_id, buyer_id from order_fact order by paid_at`)
      .toEqual([{ order_id: early.orderId, member_id: c, buyer_id: a },
        { order_id: between.orderId, member_id: c, buyer_id: b }]);
    expect([await history(a), await history(b), await history(c)]).toEqual([
      [[FB, 'first_purchase'], [null, 'merged']], [[FB, 'merged'], [null, 'merged']], [[FB, 'merged']]]);
    expect(await graph.sql.all`select row_key, from_person_id, before from merge_move
      where table_name = 'order_fact' order by moved_at, row_key`).toEqual(expect.arrayContaining([
      { row_key: [early.orderId], from_person_id: a, before: { buyer_id: a } },
      { row_key: [between.orderId], from_person_id: a, before: null }]));
    expect(await holds()).toBe(true);
  });

  it('give a purchase that was told before its merge to whose it was then', async () => {
    const other = newId();
    await record(sale(member, STORE_A, '2026-01-10'));
    await record(sale(other, STORE_B, '2026-01-10'));
    const sold = await record(sale(other, WEB, '2026-05-10'));
    await merge(member, other, '2026-03-01');
    expect(await graph.sql.all`select home_franchise_id from rebate
      where order_id = ${sold.orderId} and superseded_at is null`).toEqual([{ home_franchise_id: FA }]);
    expect(await holds()).toBe(true);
  });

  it('pass a home on that became known only afterwards', async () => {
    const other = newId();
    for (const id of [member, other]) await enrol(id, null, '2026-01-01');
    await merge(member, other, '2026-03-01');
    await record(sale(other, STORE_B, '2026-02-10'));
    expect(await history()).toEqual([[FB, 'merged']]);
  });

  it('keep who was staff under either id staff, from the merge on and until it is taken back', async () => {
    const other = newId();
    await record(sale(member, STORE_A, '2026-01-10'));
    await enrol(other, null, '2026-01-01');
    graph.clock.set(day('2026-02-01'));
    expect(await mark(other, true)).toMatchObject({ ok: true });
    graph.clock.set(day('2026-09-16'));
    const [before, told] = [sale(member, WEB, '2026-03-10'), sale(member, WEB, '2026-05-10')];
    await record(before);
    await record(told);
    expect(await rebated(told)).toBe(true);
    await merge(member, other, '2026-04-01');
    expect([await rebated(before), await rebated(told)]).toEqual([true, false]);
    expect(await rebated(await record(sale(member, WEB, '2026-09-15')))).toBe(false);
    expect(await mark(other, false)).toMatchObject({ ok: true, value: { memberId: member } });
    graph.clock.set(day('2026-09-18'));
    expect(await rebated(await record(sale(member, WEB, '2026-09-17')))).toBe(true);
    expect(await holds()).toBe(true);
  });

  it('wait for members nobody has told of; no home begins with a region of its own making', async () => {
    const other = newId();
    expect(await merge(member, other, '2026-03-01')).toContain('has not arrived yet');
    expect(await graph.sql.all`select 1 from member_home where member_id in (${member}, ${other})`)
      .toEqual([]);
    const nobody = sale(other, WEB, '2026-02-10', { region: null });
    expect(await graph.deliver('order.recorded.v1', nobody.orderId, nobody)).toContain('not arrived');
  });
});

describe('the database itself', () => {
  it('refuses overlapping periods and changes of what is append-only', async () => {
    await record(sale(member, STORE_A, '2026-01-10'));
    await record(sale(member, WEB, '2026-02-10'));
    await expect(graph.sql.run`insert into attribution
      (id, member_id, franchise_id, starts_at, ends_at, reason, since)
      values (${newId()}, ${member}, ${FB}, '2026-05-01', '2026-06-01', 'manual', '2026-05-01')`)
      .rejects.toThrow('overlap');
    await expect(graph.sql.run`update rebate_entry set amount_minor = 1`)
      .rejects.toThrow('append-only');
    await expect(graph.sql.run`delete from franchise_policy`).rejects.toThrow('append-only');
    await graph.sql.run`update rebate set reversed_minor = -1`;
    expect(await holds()).toBe(false);
  });
});
