import { Load, type Shot } from './load.ts';
import type { Settings } from './settings.ts';
import type { Stage } from './stage.ts';

export interface Contestant {
  readonly name: string;
  readonly shots: readonly Shot[];
  readonly url: string;
  /** The processes that serve it, the one the client speaks to first: their CPU time is its cost. */
  readonly stages: readonly Stage[];
}

export interface Standing {
  readonly perSecond: number;
  /** CPU milliseconds of its processes for one request; PostgreSQL's is not in it. */
  readonly cpuMs: number;
  /** Of these the process that the client speaks to. */
  readonly frontCpuMs: number;
}

/** Warms everybody up, then measures them in turns, and keeps the median of each. */
export async function compare(
  contestants: readonly Contestant[], settings: Settings,
): Promise<Map<string, Standing>> {
  const loads = contestants.map(({ url, shots }) => new Load(url, shots, settings.connections));
  for (const load of loads) {
    await load.fire({ answers: settings.warmUpAnswers });
    await load.fire({ seconds: settings.warmUpSeconds });
  }
  const seen = contestants.map((): Standing[] => []);
  for (let round = 0; round < settings.rounds; round += 1) {
    for (const [index, { stages }] of contestants.entries()) {
      const before = await cpuOf(stages);
      const { answers, seconds } = await loads[index]!.fire({ seconds: settings.seconds });
      const used = (await cpuOf(stages)).map((ms, at) => (ms - before[at]!) / answers);
      seen[index]!.push({
        perSecond: answers / seconds, cpuMs: used.reduce((sum, ms) => sum + ms, 0),
        frontCpuMs: used[0]!,
      });
    }
  }
  return new Map(contestants.map(({ name }, index) => [name, {
    perSecond: median(seen[index]!.map((one) => one.perSecond)),
    cpuMs: median(seen[index]!.map((one) => one.cpuMs)),
    frontCpuMs: median(seen[index]!.map((one) => one.frontCpuMs)),
  }]));
}

function cpuOf(stages: readonly Stage[]): Promise<number[]> {
  return Promise.all(stages.map((stage) => stage.cpu()));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function rate({ perSecond, cpuMs }: Standing): string {
  return `${Math.round(perSecond)}/s, ${cpuMs.toFixed(2)} ms CPU`;
}
