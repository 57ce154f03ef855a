import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestGraph } from '../../kit/graph.ts';
import { api, mutationDocument, mutations, userErrorsIn } from './api.ts';
import { openFingerprint, type Fingerprint } from './fingerprint.ts';
import { VALID_INPUTS, validInput } from './valid-inputs.ts';
import { startWorld } from './start-world.ts';
import type { World } from './world.ts';

let graph: TestGraph;
let world: World;
let ids: Record<string, string>;
let fingerprint: Fingerprint;
beforeAll(async () => {
  ({ graph, world, ids } = await startWorld());
  fingerprint = await openFingerprint(graph.databaseUrl);
}, 600_000);
afterAll(async () => {
  await fingerprint.close();
  await graph.stop();
});

describe('the small brand the attacks are tried on', () => {
  it('has an object of each type with an id', async () => {
    const { nodes } = await graph.get('query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
      { ids: Object.values(ids) });
    expect(nodes).toEqual(Object.entries(ids).map(([__typename, id]) => ({ __typename, id })));
  });

  it('knows a valid input for each mutation, and no other', () => {
    expect(Object.keys(VALID_INPUTS).sort())
      .toEqual(mutations().map(({ name }) => name).sort());
    expect(api().getMutationType()).toBeDefined();
  });

  // Nothing is dead here, so nothing can be replayed: the one mutation that is refused.
  const refused = ['replayDeadLetters'];
  it.each(mutations().map(({ name }) => name))('%s is accepted and changes rows', async (name) => {
    const { input, actor } = await validInput(world, name);
    await graph.settled();
    const before = await fingerprint.take();
    const answer = await graph.ask(mutationDocument(name), { input }, actor);
    expect(answer.errors).toBeUndefined();
    if (refused.includes(name)) {
      expect(userErrorsIn(answer.data)).toHaveLength(1);
      return;
    }
    expect(userErrorsIn(answer.data)).toEqual([]);
    expect(await fingerprint.take()).not.toEqual(before);
  });
});
