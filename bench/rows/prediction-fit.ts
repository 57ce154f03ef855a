import { seededRandom } from '../../subgraphs/kernel/seed.ts';
import { fitInThread } from '../../subgraphs/insights/calls/fit-in-thread.ts';
import { logLikelihood } from '../../subgraphs/insights/domain/prediction/bg-nbd.ts';
import { DEFAULT_RULES } from '../../subgraphs/insights/domain/policy.ts';
import { countHistories } from '../../subgraphs/insights/domain/prediction/population.ts';
import { dayOf, type Purchases } from '../../subgraphs/insights/domain/prediction/purchase-days.ts';
import { simulate, type Imagined } from '../../subgraphs/insights/domain/prediction/simulate.ts';
import type { Row } from '../kit/figure.ts';
import { median } from '../kit/rounds.ts';

const MEMBERS = 25_000;
const SEEN_ON = 20_000;
const IMAGINED: Imagined = {
  histories: { r: 0.8, alpha: 60, a: 0.5, b: 2.5 }, spendings: { p: 6, q: 4, gamma: 300_000 },
  from: SEEN_ON - 1_800, until: SEEN_ON - 1, seenOn: SEEN_ON,
};

/** A whole refit in its thread: both models, thirds, usual intervals, and the back-test with a fit of its own. */
export const predictionFit: Row = {
  name: 'prediction-fit',
  measure: async ({ rounds }) => {
    const random = seededRandom(25);
    const members = Array.from({ length: MEMBERS }, () => simulate(IMAGINED, random));
    const histories = countHistories(members, SEEN_ON);
    const likelihoods: number[] = [];
    const fits: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      likelihoods.push(await timed(() => logLikelihood(IMAGINED.histories, histories)));
      fits.push(await timed(() => fitInThread(once(members), dayOf(SEEN_ON), DEFAULT_RULES)));
    }
    const [fit, likelihood] = [median(fits), median(likelihoods)];
    return [{
      what: `refit of ${MEMBERS.toLocaleString('en')} members`, ours: `${(fit / 1_000).toFixed(2)} s`,
      beside: `${likelihood.toFixed(1)} ms`, value: fit / 1_000, shown: `${(fit / 1_000).toFixed(2)} s`,
      reach: { atMost: 5 }, note: `beside it one likelihood of ${histories.length} different histories`,
    }];
  },
};

function once(members: readonly Purchases[]): () => Promise<readonly Purchases[] | null> {
  const parts = [members];
  return async () => parts.pop() ?? null;
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
