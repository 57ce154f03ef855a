import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { encodeId } from '../../kernel/ids.ts';
import { channel, person } from '../../../tests/kit/subgraph.ts';
import { CHANNEL, openRoom, type Room } from '../tests/room.ts';

let room: Room;
beforeAll(async () => { room = await openRoom(); });
afterAll(() => room.stop());

const SCOPES = ['campaigns:claim', 'campaigns:read'];
let keys = 0;
const claimOf = (dropId: string, memberId: string, idempotencyKey = `k${(keys += 1)}`) =>
  ({ dropId, memberId: encodeId('mem', memberId), idempotencyKey });
const resultsOf = async (claims: readonly object[], actor?: Parameters<Room['claimBatch']>[1]) =>
  (await room.claimBatch(claims, actor)).data.claimDropBatch.results as any[];
const outcomeOf = ({ claim, userErrors }: any) => claim?.state ?? userErrors[0].code;

it('decides each of a list on its own, in the order of the list', async () => {
  const dropId = await room.drop({ stock: 2, waitlistLimit: 1 });
  const [a, b, c, d] = await Promise.all([1, 2, 3, 4].map(() => room.member()));
  const results = await resultsOf([claimOf(dropId, a!), claimOf(dropId, a!), claimOf('drp_x', b!),
    claimOf(dropId, b!), claimOf(dropId, c!), claimOf(dropId, d!)]);
  expect(results.map(outcomeOf)).toEqual(
    ['CLAIMED', 'LIMIT_REACHED', 'NOT_FOUND', 'CLAIMED', 'WAITLISTED', 'SOLD_OUT']);
  expect(results[2].userErrors).toEqual([{ code: 'NOT_FOUND', path: ['dropId'] }]);
  expect(results[0].claim.member).toEqual({ id: encodeId('mem', a!) });
  expect(await room.counts(dropId)).toMatchObject({ taken: 2, waitlisted: 1 });
});

it('answers a list that is sent again with the same claims, also one by one', async () => {
  const dropId = await room.drop();
  const members = await Promise.all([1, 2].map(() => room.member()));
  const list = members.map((id) => claimOf(dropId, id));
  const first = await resultsOf(list);
  expect(await resultsOf(list)).toEqual(first);
  const { claim } = await room.claim(dropId, members[0]!,
    { idempotencyKey: list[0]!.idempotencyKey });
  expect(claim.id).toBe(first[0].claim.id);
  expect(await room.counts(dropId)).toMatchObject({ taken: 2 });
});

it('refuses the second of two claims with one key and another input', async () => {
  const dropId = await room.drop();
  const [one, other] = await Promise.all([1, 2].map(() => room.member()));
  const results = await resultsOf([claimOf(dropId, one!, 'both'), claimOf(dropId, other!, 'both')]);
  expect(results.map(outcomeOf)).toEqual(['CLAIMED', 'IDEMPOTENCY_CONFLICT']);
  expect(await room.counts(dropId)).toMatchObject({ taken: 1 });
});

it('never sells more than the stock to lists and single claims at the same moment', async () => {
  const dropId = await room.drop({ stock: 7, waitlistLimit: 0 });
  const members = await Promise.all(Array.from({ length: 60 }, () => room.member()));
  const [lists, singles] = await Promise.all([
    Promise.all([0, 1].map((n) => resultsOf(members.slice(n * 20, n * 20 + 20)
      .map((id) => claimOf(dropId, id))))),
    Promise.all(members.slice(40).map((id) => room.claim(dropId, id))),
  ]);
  const words = [...lists.flat(), ...singles].map(outcomeOf);
  expect(words.filter((word) => word === 'CLAIMED')).toHaveLength(7);
  expect(words.filter((word) => word === 'SOLD_OUT')).toHaveLength(53);
});

it('shows a channel and a member nobody they may not see', async () => {
  const dropId = await room.drop();
  const [seen, unseen] = [await room.member({ channelIds: [CHANNEL] }), await room.member()];
  const list = () => [claimOf(dropId, unseen), claimOf(dropId, seen)];
  expect((await resultsOf(list(), channel(CHANNEL, ...SCOPES))).map(outcomeOf))
    .toEqual(['NOT_FOUND', 'CLAIMED']);
  expect((await resultsOf(list(), person(unseen, ...SCOPES))).map(outcomeOf))
    .toEqual(['CLAIMED', 'NOT_FOUND']);
});

it('takes 1 to 500 claims', async () => {
  const dropId = await room.drop({ stock: 1 });
  const memberId = await room.member();
  const list = (size: number) => Array.from({ length: size }, () => claimOf(dropId, memberId));
  const codes = await Promise.all([[], list(501)].map(async (claims) =>
    (await room.claimBatch(claims)).errors[0].extensions.code));
  expect(codes).toEqual(['LIMIT_EXCEEDED', 'LIMIT_EXCEEDED']);
  expect((await resultsOf(list(500))).map(outcomeOf).filter((word) => word === 'CLAIMED'))
    .toHaveLength(1);
});
