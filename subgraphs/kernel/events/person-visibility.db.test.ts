import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { person, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { visiblePersons } from '../database/visible-persons.ts';
import { defineSubgraph } from '../define-subgraph.ts';
import { newId } from '../ids.ts';
import { toJson } from '../json.ts';
import { personVisibilityHandler, type PersonVisibility } from './person-visibility.ts';

const probe = defineSubgraph({
  name: 'visibility', graph: { resolvers: [class {}], references: {} }, entities: [], migrations: [],
  handlers: [personVisibilityHandler('person.seen.v1')], jobs: [], nodes: {},
});

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(probe); });
afterAll(() => house.stop());
beforeEach(async () => { await house.sql.run`delete from person_visibility`; });

const said = (personId: string, version: bigint, more: Partial<PersonVisibility> = {}) => ({
  personId, tenantId: null, layer: 1, channelIds: [], survivorId: null, version, ...more,
});
const rows = () => house.sql.all<any>`select * from person_visibility order by person_id`;

function deliverAll(payloads: readonly PersonVisibility[]) {
  return house.runtime.port.deliver(payloads.map((payload) => ({
    id: newId(), name: 'person.seen.v1', aggregateId: payload.personId, requestId: 'test',
    at: '2026-09-15T04:00:00Z', payload: JSON.parse(toJson(payload)),
  })));
}

describe('person visibility', () => {
  it('is kept as told', async () => {
    const [person, tenantId, survivorId, a, b] = [newId(), newId(), newId(), newId(), newId()];
    expect(await house.deliver('person.seen.v1', person,
      said(person, 1n, { tenantId, layer: 3, channelIds: [a, b], survivorId }))).toBeNull();
    expect(await rows()).toEqual([{
      person_id: person, tenant_id: tenantId, layer: 3, channel_ids: [a, b],
      survivor_id: survivorId, version: 1n,
    }]);
  });

  it('changes with a newer version and not with an older or equal one', async () => {
    const person = newId();
    await deliverAll([said(person, 5n, { layer: 2 })]);
    await deliverAll([said(person, 4n, { layer: 1 })]);
    await deliverAll([said(person, 5n, { layer: 1 })]);
    expect(await rows()).toMatchObject([{ layer: 2, version: 5n }]);
    await deliverAll([said(person, 6n, { layer: 3 })]);
    expect(await rows()).toMatchObject([{ layer: 3, version: 6n }]);
  });

  it('takes many tellings, also several of one person, at once', async () => {
    const persons = Array.from({ length: 200 }, () => newId());
    const told = persons.flatMap((person) => [
      said(person, 2n, { layer: 2, channelIds: [person] }), said(person, 1n)]);
    let outcomes: readonly { error?: string }[] = [];
    const many = await house.countStatements(async () => { outcomes = await deliverAll(told); });
    const one = await house.countStatements(() => deliverAll([said(newId(), 1n)]));
    expect(outcomes.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(await rows()).toHaveLength(201);
    expect(await house.sql.one`select count(*)::int as n from person_visibility
      where layer = 2 and version = 2 and channel_ids = array[person_id]`).toEqual({ n: 200 });
    expect(many).toBe(one);
  });

  it('keeps no key of what it is told: an event that comes again later changes nothing', async () => {
    const [person, event] = [newId(), newId()];
    await house.deliver('person.seen.v1', person, said(person, 1n), event);
    await house.deliver('person.seen.v1', person, said(person, 2n, { layer: 3 }));
    await house.deliver('person.seen.v1', person, said(person, 1n), event);
    expect(await rows()).toMatchObject([{ layer: 3, version: 2n }]);
    expect(await house.sql.all`select 1 from idempotency`).toEqual([]);
  });

  it('lets a merged person see as its survivor, by an old token or a new one', async () => {
    const [survivor, merged, stranger] = [newId(), newId(), newId()];
    await deliverAll([said(survivor, 1n), said(stranger, 1n), said(merged, 2n, { survivorId: survivor })]);
    for (const id of [survivor, merged]) {
      const session = await house.runtime.database.readSession(person(id));
      const seen = await session.sql.all<{ person_id: string }>`select person_id from person_visibility`;
      await session.close();
      expect(seen.map((row) => row.person_id).sort()).toEqual([survivor, merged].sort());
      expect(await visiblePersons(house.sql, person(id), [survivor, merged, stranger], house.clock.now()))
        .toEqual(new Set(seen.map((row) => row.person_id)));
    }
  });
});
