import { Load, type Shot } from './load.ts';
import type { Settings } from './settings.ts';
import type { Stage } from './stage.ts';

export interface Contestant {
  readonly name: string;
  readonly shots: readonly Shot[];
  readonly url: string;
  /** The processes that serve it: their CPU time together is its cost. */
  readonly stages: readonly Stage[];
}

export interface Standing {
  readonly perSecond: number;
  /** CPU milliseconds of its processes for one request; PostgreSQL's is not in it. */
  readonly cpuMs: number;
}

/** Warms everybody up, then measures them in turns, and keeps the median of each. */
export async function compare(
  contestants: readonly Contestant[], settings: Settings,
): Promise<Map<string, Standing>> {
  const loads = contestants.map(({ url, shots }) => new Load(url, shots, settings.connections));
  for (const load of loads) await load.fire({ seconds: settings.warmUpSeconds });
  const seen = contestants.map((): Standing[] => []);
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const [index, { stages }] of contestants.entries()) {
      const before = await cpuOf(stages);
      const { answers, seconds } = await loads[index]!.fire({ seconds: settings.seconds });
      seen[index]!.push({
        perSecond: answers / seconds, cpuMs: (await cpuOf(stages) - before) / answers,
      });
    }
  }
  return new Map(contestants.map(({ name }, index) => [name, {
    perSecond: median(seen[index]!.map((one) => one.perSecond)),
    cpuMs: median(seen[index]!.map((one) => one.cpuMs)),
  }]));
}

async function cpuOf(stages: readonly Stage[]): Promise<number> {
  return (await Promise.all(stages.map((stage) => stage.cpu()))).reduce((sum, ms) => sum + ms, 0);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function rate({ perSecond, cpuMs }: Standing): string {
  return `${Math.round(perSecond)}/s, ${cpuMs.toFixed(2)} ms CPU`;
}
