import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, person } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { CHANNEL, NOW, OPERATOR, openRoom, uuid, type Room } from '../tests/room.ts';

let room: Room;
beforeAll(async () => { room = await openRoom(); });
afterAll(() => room.stop());

const HELD_UNTIL = '2026-10-08T12:11:00.000Z';
const AFTERWARDS = '2026-10-08T12:11:01Z';

const deed = (field: 'confirmClaim' | 'releaseClaim') => async (claimId: string): Promise<string> => {
  const type = field === 'confirmClaim' ? 'ConfirmClaimInput' : 'ReleaseClaimInput';
  const { data } = await room.query(`mutation ($input: ${type}!) { ${field}(input: $input) {
    claim { state } userErrors { code } } }`, { input: { claimId, idempotencyKey: newId() } }, OPERATOR);
  return data[field].claim?.state ?? data[field].userErrors[0].code;
};
const confirm = deed('confirmClaim');
const release = deed('releaseClaim');
const claim = async (dropId: string, memberId: string): Promise<string> => {
  const answer = await room.claim(dropId, memberId);
  return answer.claim?.state ?? answer.userErrors[0].code;
};

/** Held and not paid, in the order of claiming; the last ones wait. */
interface Scene { readonly dropId: string; readonly members: string[]; readonly claims: string[] }

async function scene(drop: Record<string, unknown>, people: number): Promise<Scene> {
  room.clock.set(NOW);
  const dropId = await room.drop(drop);
  const members: string[] = [];
  const claims: string[] = [];
  for (let n = 0; n < people; n += 1) {
    if (n > 0) room.clock.advance(1);
    members.push(await room.member({ channelIds: [CHANNEL] }));
    claims.push((await room.claim(dropId, members[n]!)).claim.id);
  }
  room.clock.set(AFTERWARDS);
  return { dropId, members, claims };
}

const COUNTS = `query ($r: [_Any!]!) { _entities(representations: $r) {
  ... on Drop { state taken available waitlisted } } }`;
const shop = channel(CHANNEL, 'campaigns:read');

/** Each answers what somebody is told or may do once the hold time of all is over. */
type Ask = (at: Scene) => Promise<unknown>;
const QUESTIONS: Record<string, [drop: Record<string, unknown>, people: number, ask: Ask, answer: unknown]> = {
  'a newcomer gets the piece': [{ stock: 1, waitlistLimit: 0 }, 1,
    async ({ dropId }) => claim(dropId, await room.member()), 'CLAIMED'],
  'a newcomer waits behind who waited': [{ stock: 1, waitlistLimit: 1 }, 2,
    async ({ dropId }) => claim(dropId, await room.member()), 'WAITLISTED'],
  'who did not pay may claim again': [{ stock: 1 }, 1,
    ({ dropId, members }) => claim(dropId, members[0]!), 'CLAIMED'],
  'who waited pays': [{ stock: 1 }, 2, ({ claims }) => confirm(claims[1]!), 'CAPTURED'],
  'who waited gives it back': [{ stock: 1 }, 2, ({ claims }) => release(claims[1]!), 'RELEASED'],
  'who was late does not pay': [{ stock: 1 }, 2, ({ claims }) => confirm(claims[0]!), 'HOLD_EXPIRED'],
  'who was late gives nothing back': [{ stock: 1 }, 1, ({ claims }) => release(claims[0]!), 'NOT_RELEASABLE'],
  'the drop is open, to everybody': [{ stock: 2, waitlistLimit: 0 }, 2, async ({ dropId }) => {
    const seen = async (actor: typeof shop) => (await room.query(
      COUNTS, { r: [{ __typename: 'Drop', id: dropId }] }, actor)).data._entities[0];
    return [await seen(OPERATOR), await seen(shop)];
  }, Array.from({ length: 2 }, () => ({ state: 'OPEN', taken: 0, available: 2, waitlisted: 0 }))],
  'the piece is of who waited': [{ stock: 1, waitlistLimit: 3 }, 3, async ({ dropId }) => (await room.query(
    COUNTS, { r: [{ __typename: 'Drop', id: dropId }] }, OPERATOR)).data._entities[0],
  { state: 'WAITLIST_ONLY', taken: 1, available: 0, waitlisted: 1 }],
  'a claim says how it ended': [{ stock: 1 }, 1, async ({ claims }) => (await room.query(`query ($r: [_Any!]!) {
    _entities(representations: $r) { ... on Claim { state reason settledAt } } }`,
  { r: [{ __typename: 'Claim', id: claims[0] }] }, OPERATOR)).data._entities[0],
  { state: 'VOIDED', reason: 'UNPAID', settledAt: HELD_UNTIL }],
  'the claim that counts is the newest that does': [{ stock: 9, limitPerMember: 2 }, 1, async ({ dropId, members }) => {
    room.clock.set(NOW);
    room.clock.advance(1);
    await release((await room.claim(dropId, members[0]!)).claim.id);
    room.clock.set(AFTERWARDS);
    return (await room.query('query ($id: ID!) { myClaim(dropId: $id) { state } }', { id: dropId },
      person(members[0]!, 'campaigns:read'))).data.myClaim;
  }, { state: 'RELEASED' }],
};

describe('once the hold time is over', () => {
  it.each(Object.entries(QUESTIONS))('%s, whether or not a job has swept', async (_, [drop, people, ask, answer]) => {
    const unswept = await scene(drop, people);
    expect(await ask(unswept)).toEqual(answer);
    const swept = await scene(drop, people);
    await room.job('expire-holds', { dropId: uuid(swept.dropId) });
    expect(await ask(swept)).toEqual(answer);
    for (const { dropId } of [unswept, swept]) await room.job('expire-holds', { dropId: uuid(dropId) });
    expect(await room.counts(unswept.dropId)).toEqual(await room.counts(swept.dropId));
  });
});
