import { memberVariables, textShots, trustedShots } from '../kit/brand.ts';
import { benchDatabase } from '../kit/database.ts';
import type { Row } from '../kit/figure.ts';
import { compare, rate, type Contestant } from '../kit/rounds.ts';
import { openStage } from '../kit/stage.ts';
import { expectSameAnswers } from './federated-read.ts';

/** What the gateway costs where it only has to pass on. */
export const oneFetch: Row = {
  name: 'one-fetch',
  measure: async (settings) => {
    const database = await benchDatabase();
    const options = { databaseUrl: database.url };
    const [house, direct] = await Promise.all([
      openStage('house', options), openStage('direct', options)]);
    try {
      const variables = await memberVariables(database.url);
      const contestants: Contestant[] = [
        { name: 'direct', url: direct.url, stages: [direct],
          shots: textShots(direct.url, 'one fetch', variables) },
        { name: 'house', url: house.url, stages: [house],
          shots: trustedShots(house.url, 'one fetch', variables) },
      ];
      await expectSameAnswers(contestants);
      const standings = await compare(contestants, settings);
      const [ours, other] = [standings.get('house')!, standings.get('direct')!];
      return [{
        what: 'one-fetch trusted document', ours: rate(ours),
        beside: `subgraph asked directly ${rate(other)}`, value: ours.perSecond / other.perSecond,
        cpuRatio: other.cpuMs / ours.cpuMs, reach: { atLeast: 0.4 },
        note: 'directly: bare node:http, document parsed once, no sign-in, limits, log or metrics',
      }];
    } finally {
      await Promise.all([house.stop(), direct.stop()]);
      await database.drop();
    }
  },
};
