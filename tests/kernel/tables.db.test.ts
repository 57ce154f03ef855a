import { expect, it } from '@jest/globals';
import { tables as campaigns } from '../../subgraphs/campaigns/persistence/tables/index.ts';
import { tables as catalog } from '../../subgraphs/catalog/persistence/tables/index.ts';
import { tables as franchises } from '../../subgraphs/franchises/persistence/tables/index.ts';
import type { TableEntity } from '../../subgraphs/kernel/database/define-table.ts';
import { tables as loyalty } from '../../subgraphs/loyalty/persistence/tables/index.ts';
import { tables as members } from '../../subgraphs/members/persistence/tables/index.ts';
import { tables as orders } from '../../subgraphs/orders/persistence/tables/index.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { startTestSubgraph } from '../kit/subgraph.ts';
import { comparison } from './table-prints.ts';

const TABLES: Record<string, readonly TableEntity[]> = {
  campaigns, catalog, franchises, loyalty, members, orders,
};

it.each(SUBGRAPHS.map((room) => [room.name, room] as const))(
  'the tables of %s are what their definitions say', async (name, room) => {
    const graph = await startTestSubgraph(room);
    try {
      const { changes, migrated, defined } = await comparison(
        graph.runtime.database.url, name, TABLES[name]!);
      expect(changes).toEqual([]);
      expect(defined).toEqual(migrated);
    } finally {
      await graph.stop();
    }
  });
