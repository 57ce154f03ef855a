import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TestGraph } from '../../kit/graph.ts';
import { api, mutations } from './api.ts';
import { VALID_INPUTS } from './valid-inputs.ts';
import { startWorld } from './start-world.ts';

let graph: TestGraph;
let ids: Record<string, string>;
beforeAll(async () => { ({ graph, ids } = await startWorld()); }, 600_000);
afterAll(() => graph.stop());

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
});
