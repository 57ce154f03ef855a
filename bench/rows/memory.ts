import { federatedVariables, memberVariables, trustedShots } from '../kit/brand.ts';
import { benchDatabase } from '../kit/database.ts';
import type { Row } from '../kit/figure.ts';
import { Load } from '../kit/load.ts';
import { openStage, type StageMemory } from '../kit/stage.ts';

const mb = ({ rssMb, heapMb }: StageMemory): string =>
  `${Math.round(rssMb)} MB (heap ${Math.round(heapMb)} MB)`;

/** A house that has answered for a day must not be larger than one that has just warmed up. */
export const memory: Row = {
  name: 'memory',
  measure: async ({ requests, connections }) => {
    const database = await benchDatabase();
    const stage = await openStage('house', { databaseUrl: database.url });
    try {
      const idle = await stage.memory();
      const pages = trustedShots(stage.url, 'federated', federatedVariables());
      const cards = trustedShots(stage.url, 'one fetch', await memberVariables(database.url));
      // Every tenth request is the federated one.
      const shots = cards.map((card, index) => (
        index % 10 === 0 ? pages[(index / 10) % pages.length]! : card));
      const load = new Load(stage.url, shots, connections);
      await load.fire({ answers: requests / 5 });
      const warm = await stage.memory();
      await load.fire({ answers: requests });
      const after = await stage.memory();
      const growth = 100 * (after.heapMb / warm.heapMb - 1);
      const resident = 100 * (after.rssMb / warm.rssMb - 1);
      return [
        { what: 'memory, idle', ours: mb(idle), beside: '–', value: idle.rssMb,
          shown: `${Math.round(idle.rssMb)} MB` },
        { what: `memory after ${requests.toLocaleString('en')} requests`, ours: mb(after),
          beside: `warm ${mb(warm)}`, value: Math.max(growth, resident),
          shown: `heap ${growth.toFixed(1)} %, resident ${resident.toFixed(1)} %`,
          reach: { atMost: 5 }, note: 'growth since the warm-up, each after garbage collection' },
      ];
    } finally {
      await stage.stop();
      await database.drop();
    }
  },
};
