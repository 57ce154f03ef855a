import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { keepMonths } from '../commands/keep-months.ts';
import { insights } from '../index.ts';
import { comesBack, enrolled, profiling, recorded, returned, sale, tell } from '../tests/people.ts';

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
