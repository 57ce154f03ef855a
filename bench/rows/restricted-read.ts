import { homeGroups, trustedShots } from '../kit/brand.ts';
import { benchDatabase } from '../kit/database.ts';
import type { Row } from '../kit/figure.ts';
import { compare, rate, type Contestant } from '../kit/rounds.ts';
import { openStage } from '../kit/stage.ts';
import { expectSameAnswers } from './federated-read.ts';

/** What row-level security costs a franchise that reads its own members. */
export const restrictedRead: Row = {
  name: 'restricted-read',
  measure: async (settings) => {
    const database = await benchDatabase();
    const house = await openStage('house', { databaseUrl: database.url });
    try {
      const { tenantId, variables } = await homeGroups(database.url);
      const contestant = (name: string, actor: string): Contestant => ({
        name, url: house.url, stages: [house],
        shots: trustedShots(house.url, 'named members', variables, actor),
      });
      const contestants = [
        contestant('hq', 'hq'), contestant('franchise', `franchise:${tenantId}`)];
      await expectSameAnswers(contestants);
      const standings = await compare(contestants, settings);
      const [ours, other] = [standings.get('franchise')!, standings.get('hq')!];
      return [{
        what: 'restricted read by a franchise', ours: rate(ours), beside: `head office ${rate(other)}`,
        value: ours.perSecond / other.perSecond, cpuRatio: other.cpuMs / ours.cpuMs,
        reach: { atLeast: 0.9 },
      }];
    } finally {
      await house.stop();
      await database.drop();
    }
  },
};
