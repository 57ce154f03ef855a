import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { ANONYMOUS, isRestricted, serviceActor, type Actor, type ActorKind } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { members } from '../../index.ts';
import { recordConsents } from '../../commands/record-consents.ts';
import { updateProfile } from '../../commands/update-profile.ts';
import { atHomeWith, enrolled, served } from '../../tests/sample.ts';
import { contactsOf } from './contacts-of.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members); });
afterAll(() => house.stop());

/** As it reads: a restricted actor in a session of its own. */
async function isShown(actor: Actor, memberId: string): Promise<boolean> {
  if (!isRestricted(actor)) return (await contactsOf(house.sql, actor, [memberId])).has(memberId);
  const session = await house.runtime.database.readSession(actor, house.clock.now());
  try {
    return (await contactsOf(session.sql, actor, [memberId])).has(memberId);
  } finally {
    await session.close();
  }
}

it('contacts are shown to whom a rule names, and to no other kind of actor', async () => {
  const { memberId } = await enrolled(house);
  for (const actor of [operator(), serviceActor('imports', []), person(memberId)]) {
    expect([actor.kind, await isShown(actor, memberId)]).toEqual([actor.kind, true]);
  }
  for (const actor of [tenant(newId()), channel(newId()), ANONYMOUS,
    { ...operator(), kind: 'robot' as ActorKind }]) {
    expect([actor.kind, await isShown(actor, memberId)]).toEqual([actor.kind, false]);
  }
});

it('cross no border without the member\'s consent', async () => {
  const { memberId } = await enrolled(house);
  const franchiseId = newId();
  await atHomeWith(house, memberId, franchiseId);
  const say = (purpose: 'franchise_sharing' | 'cross_border', granted = true) => house.runBatch(recordConsents, [{
    input: { memberId, purpose, granted, source: 'store', textVersion: '1', textHash: 'a'.repeat(64) } }]);
  const outlet = (region: string) => house.deliver('outlet.changed.v1', newId(), {
    outletId: newId(), code: newId(), name: 'Store', franchiseId, channelId: null, kind: 'franchise_store', region,
    closed: false, version: 1n });
  const shown = () => isShown(tenant(franchiseId), memberId);
  await say('franchise_sharing');
  expect(await shown()).toBe(false);
  await served(house, memberId, franchiseId);
  expect(await shown()).toBe(true);
  await outlet('HK');
  expect(await shown()).toBe(false);
  const { version } = await house.sql.one<{ version: number }>`select version from member where id = ${memberId}`;
  expect(await house.run(updateProfile, { memberId, expectedVersion: version, email: 'a@b.example' },
    { actor: tenant(franchiseId) })).toMatchObject({ refusals: [{ code: 'CONSENT_REQUIRED', path: ['email'] }] });
  await say('cross_border');
  expect(await shown()).toBe(true);
  await say('cross_border', false);
  expect(await shown()).toBe(false);
  await outlet('CN');
  expect(await shown()).toBe(true);
});
