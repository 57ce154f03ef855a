import { parentPort } from 'node:worker_threads';
import { fitPopulation, type FitRules } from '../domain/prediction/fit-population.ts';
import type { Purchases } from '../domain/prediction/purchase-days.ts';

/** Members come some thousand at a time; at the end what to fit. */
export type ToWorker =
  | { readonly members: readonly Purchases[] }
  | { readonly seenOn: number; readonly rules: FitRules };

const members: Purchases[] = [];

parentPort?.on('message', (message: ToWorker) => {
  if ('members' in message) {
    for (const member of message.members) members.push(member);
  } else {
    parentPort?.postMessage(fitPopulation(members, message.seenOn, message.rules));
  }
});
