import { expect, it } from '@jest/globals';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { startTestSubgraph } from '../kit/subgraph.ts';
import { comparison } from './table-prints.ts';

it.each(SUBGRAPHS.map((room) => [room.name, room] as const))(
  'the tables of %s are what their definitions say', async (name, room) => {
    const graph = await startTestSubgraph(room);
    try {
      const { changes, migrated, defined } = await comparison(
        graph.runtime.database.url, name, room.entities);
      expect(changes).toEqual([]);
      expect(defined).toEqual(migrated);
    } finally {
      await graph.stop();
    }
  });
