import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { keepMonths } from '../commands/keep-months.ts';
import { insights } from '../index.ts';
import { comesBack, enrolled, HOME, profiling, recorded, returned, sale, seen, STORE, tell } from '../tests/people.ts';

let room: TestSubgraph;
beforeAll(async () => { room = await startTestSubgraph(insights, { now: '2026-08-31T15:59:00Z' }); });
afterAll(() => room.stop());

const desk = operator('insights:read', 'audit:read');
const monthsOf = async (memberId: string) => (await room.query(`query ($id: ID!) {
  _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member { insight { lifecycle
    months { month lifecycle frequency rfm { code segment } } } } } }`,
{ id: encodeId(PREFIX.member, memberId) }, desk)).data!._entities[0].insight?.months;

async function keepAll(): Promise<void> {
  for (;;) {
    const outcome = await room.run(keepMonths, { limit: 2 });
    if (!outcome.ok || outcome.value.moved === 0) return;
  }
}

it('keeps how members stood at the end of the month at home, once', async () => {
  const [buyer, young, hidden] = [newId(), newId(), newId()];
  const august = sale(buyer, '2026-08-31', 600_000n);
  await tell(room, ...[buyer, hidden].map((id) => enrolled(id)), enrolled(young, 'CN', '2026-09-02'),
    recorded(sale(buyer, '2026-05-01', 200_000n)), recorded(august),
    recorded(sale(buyer, '2026-09-01', 100n)), recorded(sale(hidden, '2026-05-01', 100n)));
  await keepAll();
  // August is not over in Shanghai: the last month is July, and what came later does not count in it.
  expect(await monthsOf(buyer)).toEqual([{
    month: '2026-07', lifecycle: 'ACTIVE', frequency: 'LOW', rfm: { code: '412', segment: 'DEVELOP' } }]);
  room.clock.set('2026-09-01T03:00:00Z');
  await keepAll();
  room.clock.set('2026-09-10T03:00:00Z');
  await tell(room, returned(comesBack(august, '2026-09-05')), profiling(hidden, false, 1n));
  await keepAll();
  expect(await monthsOf(buyer)).toMatchObject([
    { month: '2026-08', frequency: 'MEDIUM', rfm: { code: '523' } }, { month: '2026-07' }]);
  expect(await monthsOf(young)).toEqual([]);
  expect(await monthsOf(hidden)).toBeUndefined();
});

const STRUCTURE = `query ($from: String!, $to: String!) { customerStructure(programmeCode: "CN", from: $from, to: $to) {
  month members lifecycles { lifecycle members } segments { segment members } potentials { potential members } } }`;

it('tells how many stood how at the ends of months; a franchise is told of its own', async () => {
  const months = { from: '2026-06', to: '2026-08' };
  const august = { month: '2026-08', members: 2, lifecycles: [{ lifecycle: 'ACTIVE', members: 2 }],
    segments: expect.arrayContaining([{ segment: 'IMPORTANT_VALUE', members: 1 }]), potentials: [
      { potential: null, members: 2 }] };
  // Who refused profiling since then is in the sums of before.
  expect((await room.query(STRUCTURE, months, desk)).data!.customerStructure).toMatchObject([
    { month: '2026-07', members: 2 }, august]);
  const shop = tenant(HOME, 'insights:read');
  expect((await room.query(STRUCTURE, months, shop)).data!.customerStructure).toEqual([]);
  const { member_id: own } = await room.sql.one<{ member_id: string }>`select member_id from member_fact
    where net_orders > 0`;
  await tell(room, seen(own));
  // One member of its own is no group.
  expect((await room.query(STRUCTURE, months, shop)).data!.customerStructure).toEqual([]);
  for (const [from, to] of [['2026-08', '2026-06'], ['2020-01', '2026-06'], ['x', 'y']]) {
    expect((await room.query(STRUCTURE, { from, to }, desk)).errors).toHaveLength(1);
  }
});

it('proves the facts when somebody asks, and only head office', async () => {
  const PROOF = '{ factInvariants { holds running checkedMembers factsDiffer returnsDiffer buyersDiffer } }';
  expect((await room.query(PROOF, {}, desk)).data!.factInvariants).toEqual({
    holds: true, running: false, checkedMembers: 2, factsDiffer: 0, returnsDiffer: 0, buyersDiffer: 0 });
  await room.sql.run`update member_fact set net_minor = net_minor + 1 where net_orders > 0`;
  expect((await room.query(PROOF, {}, desk)).data!.factInvariants).toMatchObject({ holds: false, factsDiffer: 2 });
  expect((await room.query(PROOF, {}, tenant(newId(), 'audit:read'))).errors).toHaveLength(1);
  expect((await room.query(`mutation { proveFacts(input: { idempotencyKey: "k" }) { started userErrors { code } } }`,
    {}, desk)).data!.proveFacts).toEqual({ started: true, userErrors: [] });
});

it('follows members by the month of their first order', async () => {
  const [once, twice, back, other] = [newId(), newId(), newId(), newId()];
  const wholly = sale(back, '2024-01-03', 900n);
  await tell(room, ...[once, twice, back, other].map((id) => enrolled(id, 'CN', '2023-12-01')),
    recorded(sale(once, '2024-01-31', 100n)), recorded(sale(twice, '2024-01-02', 200n)),
    recorded(sale(twice, '2024-03-02', 50n, { sellingOutletId: STORE })), recorded(wholly),
    returned(comesBack(wholly, '2024-01-09')),
    recorded(sale(back, '2024-02-01', 300n)), recorded(sale(other, '2024-01-05', 7n, { sellingOutletId: STORE })),
    recorded(sale(other, '2024-01-06', 8n)), seen(other));
  const asked = { programmeCode: 'CN', from: '2024-01', to: '2024-02', monthsSince: 2 };
  const cohorts = async (given: object = {}, actor = desk) => (await room.query(`query ($filter: CohortFilter!) {
    cohorts(filter: $filter) { month members cells { buyers repurchased netValue { amount } } } }`,
  { filter: { ...asked, ...given } }, actor));
  const rows = ({ data }: any) => data.cohorts.map(({ month, members, cells }: any) => `${month} ${members}: ${
    cells.map((cell: any) => `${cell.buyers}/${cell.repurchased}/${cell.netValue?.amount ?? '-'}`).join(' ')}`);
  expect(rows(await cohorts())).toEqual([
    '2024-01 3: 3/1/3.15 0/1/0.00 1/2/0.50', '2024-02 1: 1/0/3.00 0/0/0.00 0/0/0.00']);
  expect(rows(await cohorts({ outletId: encodeId(PREFIX.outlet, STORE) }))).toEqual([
    '2024-01 1: 1/1/0.15 0/1/0.00 0/1/0.00', '2024-02 0: 0/0/0.00 0/0/0.00 0/0/0.00']);
  expect(rows(await cohorts({ regionCode: 'HK' }))[0]).toBe('2024-01 0: 0/0/0.00 0/0/0.00 0/0/0.00');
  const shop = tenant(HOME, 'insights:read');
  expect(rows(await cohorts({}, shop))).toEqual([]);
  expect((await cohorts({ regionCode: 'CN' }, shop)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await cohorts({ outletId: encodeId(PREFIX.outlet, STORE) }, shop)).errors).toHaveLength(1);
  expect((await cohorts({}, channel(newId(), 'insights:read'))).errors).toMatchObject([
    { extensions: { code: 'FORBIDDEN' } }]);
  for (const given of [{ programmeCode: 'XX' }, { monthsSince: 37 }, { to: '2023-12' }]) {
    expect((await cohorts(given)).errors).toHaveLength(1);
  }
});
