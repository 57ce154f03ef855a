import { decodeId } from '../../../subgraphs/kernel/ids.ts';
import { OWNER } from '../../kit/graph.ts';
import { tenant } from '../../kit/subgraph.ts';
import { enrol, exampleOrder, record } from '../../graph/shop.ts';
import { SENDER } from './valid-identity-inputs.ts';
import { change, SECOND, type Base, type World } from './world.ts';

type Prepare = (world: World) => Promise<object> | object;

const fresh = (world: Base) => ({ idempotencyKey: world.fresh() });
const manager = ({ shop }: Base) =>
  tenant(shop.franchiseUuid, 'franchises:answer', 'franchises:rebates', 'franchises:read');
/** Their franchises owe: each month has a statement that carries it on. */
const OWING = ['HK', 'SG'] as const;
const FIRST_MONTH = { year: 2024, month: 1 };
const PAID_MONTH = '2026-05';
const OPEN_MONTH = '2026-07';
const LINES = 150;

async function sell(world: Base, memberId: string, more: object, lines = 1): Promise<void> {
  const sale = exampleOrder(world.shop, world.fresh(), { buyer: { memberId }, orderDiscounts: [],
    lines: Array.from({ length: lines }, () => ({ sku: 'RING-1', unitPrice: '8999.00' })), ...more });
  const [sold] = await record(world.graph, world.shop, [sale], OWNER);
  if (!sold?.order) throw new Error(JSON.stringify(sold));
}

/** A franchise of the region, whose store sold to a member of the shop's; here: abroad a sale waits for its rate. */
async function sellIn(world: Base, memberId: string, region: string): Promise<void> {
  const code = `owes-${region.toLowerCase()}`;
  const { franchise } = await change(world, 'registerFranchise', 'franchise { id }', { code, name: code,
    city: 'Town', region, contract: { number: code, startsOn: '2024-01-01' }, ...fresh(world) });
  const { outlet } = await change(world, 'registerOutlet', 'outlet { id }', { code: `s-${code}`, name: code,
    city: 'Town', region: 'CN', kind: 'FRANCHISE_STORE', franchiseId: franchise.id, channelId: world.shop.channelId,
    ...fresh(world) });
  await world.graph.settled();
  await sell(world, memberId, { outletId: outlet.id, fulfilment: 'STORE', paidAt: '2024-01-15T04:00:00Z',
    deliveredAt: '2024-01-15T04:00:00Z' });
}

const statements = async (world: Base, filter: object) => (await world.graph.get(`query($filter: StatementFilter) {
  statements(filter: $filter) { items { id version month state due { amount currency } } } }`, { filter }))
  .statements.items as { id: string; version: number; month: string; state: string; due: object }[];

async function runAndIssue(world: Base, region: string, month: string): Promise<void> {
  await drafted(world, region, month);
  await change(world, 'issueStatements', 'statements', { region, month, ...fresh(world) });
}

/** Its job has drafted the month. */
async function drafted(world: Base, region: string, month: string): Promise<void> {
  await change(world, 'runStatements', 'run { month }', { region, month, ...fresh(world) }, SECOND);
  await whenRun(world, region);
}

/** Until no run of the region is at work. */
async function whenRun(world: Base, region: string): Promise<void> {
  for (;;) {
    const { statementRuns } = await world.graph.get(`query($region: String!) {
      statementRuns(region: $region) { finishedAt } }`, { region });
    if ((statementRuns as { finishedAt: string | null }[]).every(({ finishedAt }) => finishedAt !== null)) return;
    await new Promise((done) => { setTimeout(done, 50); });
  }
}

const open = (world: Base, region: string, month = '2024-01') =>
  change(world, 'openSettlement', 'opening { month }', { region, month, earlier: 'INCLUDED', ...fresh(world) });

/** One statement that is due, one with many open lines, and franchises that owe; answers the one with the lines. */
export async function newStatement(world: Base): Promise<string> {
  const memberId = await enrol(world.graph, world.shop, world.fresh());
  await world.graph.settled();
  await sell(world, memberId, { outletId: world.shop.storeId, fulfilment: 'STORE', paidAt: '2024-01-05T04:00:00Z',
    deliveredAt: '2024-01-05T04:00:00Z' }, 9);
  await world.graph.settled();
  for (const region of [...OWING, 'CN']) await open(world, region);
  for (const region of OWING) await sellIn(world, memberId, region);
  for (const [month, lines] of [['05', 1], ['07', LINES], ['08', 1]] as const) {
    await sell(world, memberId, { paidAt: `2026-${month}-01T04:00:00Z`, deliveredAt: `2026-${month}-02T04:00:00Z` },
      lines);
  }
  await world.graph.settled();
  await runAndIssue(world, 'CN', PAID_MONTH);
  const [paid] = await statements(world, { month: PAID_MONTH });
  await freezeWhole(world, paid!.id, manager(world));
  await runAndIssue(world, 'CN', OPEN_MONTH);
  return (await statements(world, { month: OPEN_MONTH, region: 'CN' }))[0]!.id;
}

async function freezeWhole(world: Base, id: string, actor = manager(world)): Promise<void> {
  await change(world, 'confirmLines', 'confirmed', { id, ...fresh(world) }, actor);
  const { statement } = await world.graph.get('query($id: ID!) { statement(id: $id) { version } }', { id });
  await change(world, 'freezeStatement', 'statement { id }',
    { id, expectedVersion: statement.version, ...fresh(world) });
}

/** An open line, each time another one. */
async function openLine(world: World): Promise<{ id: string; lineId: string }> {
  const { id } = (await statements(world, { month: OPEN_MONTH, region: 'CN' }))[0]!;
  const { statement } = await world.graph.get(`query($id: ID!) { statement(id: $id) {
    lines(filter: { state: OPEN }, page: { number: 1, size: 100 }) { items { id } } } }`, { id });
  const { items } = statement.lines;
  return { id, lineId: items[world.next('line of a statement') % items.length].id };
}

const owner = async ({ graph }: Base, id: string) => {
  const { statement } = await graph.get('query($id: ID!) { statement(id: $id) { franchise { id } } }', { id });
  return statement.franchise.id as string;
};

/** The next month of a region whose franchise owes, as a draft; what was issued before is frozen first. */
async function nextDraft(world: World): Promise<{ region: string; month: string }> {
  const region = OWING[world.next('owing region') % OWING.length]!;
  const known = await statements(world, { region });
  const draft = known.find(({ state }) => state === 'DRAFT');
  if (draft) return { region, month: draft.month };
  for (const { id } of known.filter(({ state }) => state === 'ISSUED')) {
    await freezeWhole(world, id, await managerOf(world, id));
  }
  const months = FIRST_MONTH.month - 1 + known.length;
  const month = `${FIRST_MONTH.year + Math.floor(months / 12)}-${String(months % 12 + 1).padStart(2, '0')}`;
  await drafted(world, region, month);
  return { region, month };
}

async function managerOf(world: Base, id: string) {
  return tenant(decodeId('frn', await owner(world, id))!, 'franchises:answer', 'franchises:rebates');
}

/** The statement that is due, frozen or paid as it is wanted. */
async function dueStatement(world: World, state: 'FROZEN' | 'PAID') {
  const find = async () => (await statements(world, { month: PAID_MONTH, region: 'CN' }))[0]!;
  const found = await find();
  if (found.state === state) return found;
  const of = { id: found.id, expectedVersion: found.version, ...fresh(world) };
  if (state === 'PAID') await change(world, 'recordPayout', 'statement { id }', payout(world, found));
  else await change(world, 'reversePayout', 'statement { id }', { ...of, reason: 'came back' });
  return find();
}

const payout = (world: World, { id, version, due }: { id: string; version: number; due: object }) => ({
  id, expectedVersion: version, amount: due, bankReference: world.fresh(), paidOn: '2026-09-15', ...fresh(world) });

export const VALID_SETTLEMENT_INPUTS: Readonly<Record<string, Prepare>> = {
  openSettlement: (w) => ({
    region: 'MO', month: `2024-${String(w.next('opening') % 12 + 1).padStart(2, '0')}`, earlier: 'LEFT', ...fresh(w) }),
  runStatements: async (w) => {
    const of = w.next('run of statements') % 2 === 1 ? { region: 'CN', month: '2026-08' } : await nextDraft(w);
    await whenRun(w, of.region);
    return { ...of, ...fresh(w) };
  },
  issueStatements: async (w) => ({ ...await nextDraft(w), ...fresh(w) }),
  confirmLines: async (w) => {
    const { id, lineId } = await openLine(w);
    return { id, lineIds: [lineId], ...fresh(w), [SENDER]: manager(w) };
  },
  disputeLine: async (w) => (
    { lineId: (await openLine(w)).lineId, reason: 'not our member', ...fresh(w), [SENDER]: manager(w) }),
  decideDispute: async (w) => {
    const { lineId } = await openLine(w);
    await change(w, 'disputeLine', 'line { id }', { lineId, reason: 'not our member', ...fresh(w) }, manager(w));
    return { lineId, verdict: 'UPHELD', reason: 'so it is', amount: { amount: '1.00', currency: 'CNY' }, ...fresh(w) };
  },
  freezeStatement: async (w) => {
    const { region, month } = await nextDraft(w);
    await change(w, 'issueStatements', 'statements', { region, month, ...fresh(w) });
    const { id } = (await statements(w, { region, month }))[0]!;
    await change(w, 'confirmLines', 'confirmed', { id, ...fresh(w) }, await managerOf(w, id));
    return { id, expectedVersion: (await statements(w, { region, month }))[0]!.version, ...fresh(w) };
  },
  recordPayout: async (w) => payout(w, await dueStatement(w, 'FROZEN')),
  reversePayout: async (w) => {
    const { id, version } = await dueStatement(w, 'PAID');
    return { id, expectedVersion: version, reason: `came back ${w.fresh()}`, ...fresh(w) };
  },
  proveSettlement: fresh,
};
