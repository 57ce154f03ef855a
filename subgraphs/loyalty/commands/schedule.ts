import type { Tx } from '../../kernel/commands/command.ts';

const MINUTE = 60_000;

/** One job for everything that becomes due in the same minutes, instead of one for each row. */
function scheduleBuckets(tx: Tx, job: string, times: readonly Date[], minutes: number): void {
  const width = minutes * MINUTE;
  const buckets = new Set(times.map((at) => (Math.floor(at.getTime() / width) + 1) * width));
  for (const at of buckets) {
    tx.schedule({ job, at: new Date(at), payload: null, key: `${job}:${at}` });
  }
}

/** Activation follows within five minutes; holds and displays look at the exact time themselves. */
export function scheduleActivation(tx: Tx, orders: readonly { readonly activeAt: Date }[]): void {
  scheduleBuckets(tx, 'activate-points', orders.map(({ activeAt }) => activeAt), 5);
}

export function scheduleVoid(tx: Tx, holds: readonly { readonly expiresAt: Date }[]): void {
  scheduleBuckets(tx, 'void-holds', holds.map(({ expiresAt }) => expiresAt), 1);
}
