import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { ANONYMOUS, serviceActor, type Actor, type ActorKind } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { members } from '../../index.ts';
import { enrolled } from '../../tests/sample.ts';
import { contactsOf } from './contacts-of.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members); });
afterAll(() => house.stop());

it('contacts are shown to whom a rule names, and to no other kind of actor', async () => {
  const { memberId } = await enrolled(house);
  const isShown = async (actor: Actor) => (await contactsOf(house.sql, actor, [memberId])).has(memberId);
  for (const actor of [operator(), serviceActor('imports', []), person(memberId)]) {
    expect([actor.kind, await isShown(actor)]).toEqual([actor.kind, true]);
  }
  for (const actor of [tenant(newId()), channel(newId()), ANONYMOUS,
    { ...operator(), kind: 'robot' as ActorKind }]) {
    expect([actor.kind, await isShown(actor)]).toEqual([actor.kind, false]);
  }
});
