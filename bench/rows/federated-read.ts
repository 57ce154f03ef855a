import { deepStrictEqual } from 'node:assert';
import { federatedVariables, textShots, trustedShots } from '../kit/brand.ts';
import { benchDatabase } from '../kit/database.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { Load } from '../kit/load.ts';
import { compare, rate, type Contestant, type Standing } from '../kit/rounds.ts';
import { openStage } from '../kit/stage.ts';
import { openSubgraphs } from '../kit/subgraph-stages.ts';

/** The federated read beside the monolith one would write by hand over the same database. */
export const federatedRead: Row = {
  name: 'federated-read',
  measure: async (settings) => {
    const database = await benchDatabase();
    const options = { databaseUrl: database.url };
    const [monolith, house, subgraphs] = await Promise.all([
      openStage('monolith', options), openStage('house', options), openSubgraphs(database.url)]);
    const gateway = await openStage('gateway', { ...options, addresses: subgraphs.addresses });
    try {
      const variables = federatedVariables();
      const contestants: Contestant[] = [
        { name: 'monolith', url: monolith.url, stages: [monolith],
          shots: textShots(monolith.url, 'federated', variables) },
        { name: 'house', url: house.url, stages: [house],
          shots: trustedShots(house.url, 'federated', variables) },
        { name: 'http', url: gateway.url, stages: [gateway, ...subgraphs.stages],
          shots: trustedShots(gateway.url, 'federated', variables) },
      ];
      await expectSameAnswers(contestants);
      const standings = await compare(contestants, settings);
      return [
        figure('one process', standings.get('house')!, standings.get('monolith')!, 0.35),
        figure('subgraphs over HTTP, a process each', standings.get('http')!,
          standings.get('monolith')!, null),
      ];
    } finally {
      await Promise.all([monolith, house, gateway, subgraphs].map((one) => one.stop()));
      await database.drop();
    }
  },
};

function figure(shape: string, ours: Standing, other: Standing, atLeast: number | null): Figure {
  return {
    what: `federated read, ${shape}`, ours: rate(ours), beside: `monolith ${rate(other)}`,
    value: ours.perSecond / other.perSecond, cpuRatio: other.cpuMs / ours.cpuMs,
    ...(atLeast === null ? {} : { reach: { atLeast } }),
  };
}

/** To the digit, on several pages: otherwise nothing here would mean anything. */
export async function expectSameAnswers(contestants: readonly Contestant[]): Promise<void> {
  for (const index of [0, 1, 17]) {
    let first: unknown;
    for (const { url, shots } of contestants) {
      const { data } = await new Load(url, shots, 1).look(shots[index % shots.length]);
      first ??= data;
      deepStrictEqual(data, first);
    }
  }
}
