import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { gatherExports } from '../../calls/gather-exports.ts';
import { members } from '../../index.ts';
import { enrolled, mem } from '../../tests/sample.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members); });
afterAll(() => house.stop());

const ME = `query { me { member { id displayName version consents { purpose granted byGuardian } }
  contact { name phone email } erasure { id state receipts { room } }
  exports { id state content } }
  myLooks(first: 10) { edges { node { actorName reason } } } }`;
const self = (id: string): Actor => person(id, 'members:read', 'members:self');
const errorOf = (answer: { errors?: readonly any[] }) => answer.errors?.[0]?.extensions?.code ?? null;

async function ask(document: string, input: object, actor: Actor): Promise<any> {
  const { data, errors } = await house.query(document, { input }, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data!)[0];
}
const deed = (name: string, selection: string) => `mutation($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
  ${name}(input: $input) { ${selection} userErrors { code path } } }`;
const CORRECT = deed('correctMyProfile', 'member { id version }');
const CONSENT = deed('recordMyConsent', 'member { id }');
const FORGET = deed('requestMyErasure', 'erasure { id state }');
const STAY = deed('withdrawMyErasure', 'erasure { state }');
const GIVE = deed('requestMyExport', 'memberExport { id }');

it('a member sees, corrects and decides about itself', async () => {
  const { memberId } = await enrolled(house, { name: '王小明' });
  const actor = self(memberId);
  expect(await ask(CORRECT, { expectedVersion: 1, email: 'own@self.example' }, actor))
    .toEqual({ member: { id: mem(memberId), version: 2 }, userErrors: [] });
  expect((await ask(CORRECT, { expectedVersion: 1, city: 'Ningbo' }, actor)).userErrors)
    .toEqual([{ code: 'STALE', path: ['expectedVersion'] }]);
  await ask(CONSENT, { purpose: 'PROFILING', granted: false, textVersion: '1', textHash: 'a'.repeat(64),
    source: 'APP', idempotencyKey: 'c' }, actor);
  const given = await ask(GIVE, { idempotencyKey: 'g' }, actor);
  await gatherExports(house.runtime.handlers, {}, house.runtime.services);
  await house.query(`query($id: ID!) { member(id: $id) { contact(reason: "asked by phone") { name } } }`,
    { id: mem(memberId) }, operator('members:read', 'members:pii'));
  const forgotten = await ask(FORGET, { idempotencyKey: 'f' }, actor);
  const { me, myLooks } = (await house.query(ME, {}, actor)).data as any;
  expect(myLooks).toMatchObject({ edges: [{ node: { actorName: 'Olivia', reason: 'asked by phone' } }] });
  expect(me).toMatchObject({
    member: { id: mem(memberId), consents: [{ purpose: 'PROFILING', granted: false, byGuardian: false }] },
    contact: { name: '王小明', email: 'own@self.example' },
    erasure: { id: forgotten.erasure.id, state: 'WAITING', receipts: [] },
  });
  expect(me.exports).toMatchObject([{ id: given.memberExport.id, state: 'READY' }]);
  expect(JSON.parse(me.exports[0].content).rooms.members.member.rows[0].name).toBe('王小明');
  expect(await ask(STAY, { erasureId: forgotten.erasure.id }, actor))
    .toEqual({ erasure: { state: 'WITHDRAWN' }, userErrors: [] });
});

it('nobody else is a member, whatever its scopes', async () => {
  const { memberId } = await enrolled(house);
  const inputs: [string, object][] = [
    [CORRECT, { expectedVersion: 1, city: 'Ningbo' }], [GIVE, { idempotencyKey: 'x' }],
    [FORGET, { idempotencyKey: 'x' }], [STAY, { erasureId: 'ers_01h455vb4pex5vsknk084sn02q' }],
    [CONSENT, { purpose: 'PROFILING', granted: true, textVersion: '1', textHash: 'a'.repeat(64), source: 'APP',
      idempotencyKey: 'x' }]];
  for (const make of [operator, (...scopes: string[]) => tenant(newId(), ...scopes),
    (...scopes: string[]) => channel(newId(), ...scopes)]) {
    const actor = make('members:read', 'members:self');
    for (const [document, input] of inputs) {
      expect(errorOf(await house.query(document, { input }, actor))).toBe('FORBIDDEN');
    }
    expect((await house.query(ME, {}, actor)).data).toEqual({ me: null, myLooks: { edges: [] } });
  }
  const reader = person(memberId, 'members:read');
  expect(errorOf(await house.query(CORRECT, { input: inputs[0]![1] }, reader))).toBe('FORBIDDEN');
});

it('a member finds neither another one\'s wishes nor the desk', async () => {
  const [one, other] = [await enrolled(house), await enrolled(house)];
  const wish = await ask(FORGET, { idempotencyKey: 'w' }, self(one.memberId));
  expect((await ask(STAY, { erasureId: wish.erasure.id }, self(other.memberId))).userErrors)
    .toEqual([{ code: 'NOT_FOUND', path: ['erasureId'] }]);
  const { me } = (await house.query(ME, {}, self(other.memberId))).data as any;
  expect(me).toMatchObject({ erasure: null, exports: [] });
  const all = person(other.memberId, 'members:read', 'members:self', 'members:privacy');
  const { data } = await house.query(`query($id: ID!) { erasure(id: $id) { id }
    erasures { items { id } } memberExports { items { id } } }`, { id: wish.erasure.id }, all);
  expect(data).toEqual({ erasure: null, erasures: { items: [] }, memberExports: { items: [] } });
});
