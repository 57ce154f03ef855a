import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TestGraph } from '../kit/graph.ts';
import { openSecondHouse } from './kit/second-house.ts';
import { startWorld } from './kit/start-world.ts';
import { addDrop, richMember, scheduleSession, change, type World } from './kit/world.ts';

/** Two processes (KARAT_WORKERS=2) on one database, asked at the same moment. */
let graph: TestGraph;
let world: World;
let other: Awaited<ReturnType<typeof openSecondHouse>>;
beforeAll(async () => {
  ({ graph, world } = await startWorld());
  other = await openSecondHouse(graph);
}, 600_000);
afterAll(async () => {
  await other.close();
  await graph.stop();
});

const CLAIMS = `mutation ($input: ClaimDropBatchInput!) { claimDropBatch(input: $input) {
  results { claim { id state } userErrors { code } } } }`;
const HOLD = `mutation ($input: HoldPointsInput!) { holdPoints(input: $input) {
  hold { id } userErrors { code } } }`;
const asks = () => [graph.ask, other.ask] as const;

async function openRoom(stock: number): Promise<string> {
  const sessionId = await scheduleSession(world);
  await change(world, 'goLive', 'liveSession { id }', { id: sessionId, expectedVersion: 1 });
  return addDrop(world, sessionId, { stock, waitlistLimit: 0, limitPerMember: 1, pointsPrice: 0 });
}

it('sell a drop exactly, whoever of them is asked', async () => {
  const dropId = await openRoom(9);
  const members = await Promise.all(Array.from({ length: 30 }, () => richMember(world)));
  const claimOf = (memberId: string) => ({ dropId, memberId, idempotencyKey: world.fresh() });
  const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => asks()[n % 2]!(CLAIMS,
    { input: { claims: members.slice(n * 5, n * 5 + 5).map(claimOf) } })));
  const words = answers.flatMap(({ data }) => data!.claimDropBatch.results)
    .map(({ claim, userErrors }: any) => claim?.state ?? userErrors[0].code);
  expect(words.filter((word) => word === 'CLAIMED')).toHaveLength(9);
  expect(words.filter((word) => word === 'SOLD_OUT')).toHaveLength(21);
});

it('make one claim of one key, sent to both', async () => {
  const dropId = await openRoom(50);
  const claims = await Promise.all(Array.from({ length: 20 }, async () => (
    { dropId, memberId: await richMember(world), idempotencyKey: world.fresh() })));
  const [here, there] = await Promise.all(asks().map((ask) => ask(CLAIMS, { input: { claims } })));
  expect(here!.data).toEqual(there!.data);
  const { node } = await graph.get(`query ($id: ID!) { node(id: $id) { ... on Drop { taken } } }`,
    { id: dropId });
  expect(node.taken).toBe(20);
});

it('spend points once, however many hold them in both', async () => {
  const memberId = await richMember(world);
  const { member } = await graph.get(`query ($id: ID!) { member(id: $id) { loyalty { available } } }`,
    { id: memberId });
  const half = Math.floor(Number(member.loyalty.available) / 2) + 1;
  const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => asks()[n % 2]!(HOLD, { input: {
    memberId, points: half, purpose: 'gift', ttlMinutes: 30, idempotencyKey: world.fresh() } })));
  const words = answers.map(({ data }) =>
    (data!.holdPoints.hold ? 'HELD' : data!.holdPoints.userErrors[0].code));
  expect(words.sort()).toEqual(['HELD', ...Array(5).fill('INSUFFICIENT_POINTS')]);
});
