import { Worker } from 'node:worker_threads';
import type { FitRules, PopulationFit } from '../domain/prediction/fit-population.ts';
import { dayNumber, type Purchases } from '../domain/prediction/purchase-days.ts';
import type { ToWorker } from './fit-worker.ts';

/** Sources run as they are in tests, compiled elsewhere. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './fit-worker.ts' : './fit-worker.js', import.meta.url);

/**
 * Fits a programme in a thread of its own: a fit of many members takes seconds of one core, in which the house
 * would answer nobody. `next` answers the members, some at a time, until null.
 */
export async function fitInThread(
  next: () => Promise<readonly Purchases[] | null>, seenOn: string, rules: FitRules,
): Promise<PopulationFit> {
  const worker = new Worker(WORKER, { name: 'fit-predictions' });
  const answered = new Promise<PopulationFit>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the fitting thread ended with ${code} and no fit`)));
  });
  // Whoever reads the members may fail first, and then nobody waits for the thread any more.
  answered.catch(() => {});
  try {
    const tell = (message: ToWorker) => worker.postMessage(message);
    for (let members = await next(); members !== null; members = await next()) tell({ members });
    tell({ seenOn: dayNumber(seenOn), rules: fitRulesOf(rules) });
    return await answered;
  } finally {
    await worker.terminate();
  }
}

/** Only its own: thresholds of other things need not travel. */
function fitRulesOf(rules: FitRules): FitRules {
  const { ownPurchases, windowFromBps, windowUntilBps, usualDays, weddingDays, horizonMonths, backTestDays } = rules;
  return { ownPurchases, windowFromBps, windowUntilBps, usualDays, weddingDays, horizonMonths, backTestDays };
}
