import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedHouse } from '../generated/database.ts';
import { namedIn } from '../generated/named.ts';
import { HOUSE_SIZES, type HouseSize } from '../generated/plan.ts';
import { plansOf } from '../generated/plans.ts';
import {
  GROWTH_QUESTIONS, type Asker, type Named, type Question,
} from '../generated/questions.ts';
import { documentId } from '../kit/documents.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { Load, shotAt, type Shot } from '../kit/load.ts';
import { median } from '../kit/rounds.ts';
import { BENCH_FOLDER, type Settings } from '../kit/settings.ts';
import { openStage } from '../kit/stage.ts';

/** One question as one asker puts it, and what it cost in each house, in milliseconds. */
interface Asked { readonly question: Question; readonly asker: Asker; readonly costs: (number | null)[] }

/** Below this a difference is the noise of a machine and not growth. */
const NOISE_MS = 3;

const PATIENCE_MS = 15_000;

/**
 * What every list, page and report costs as the house grows, one request at a time. `--quick` leaves the
 * largest house out. Where the reach is missed the plans of its statements are written beside the results.
 */
export const growth: Row = {
  name: 'growth',
  measure: async (settings) => {
    const sizes = settings.requests < 50_000 ? HOUSE_SIZES.slice(0, 2) : HOUSE_SIZES;
    const asked: Asked[] = GROWTH_QUESTIONS.flatMap((question) =>
      question.askers.map((asker) => ({ question, asker, costs: [] })));
    for (const size of sizes) await measureHouse(size, asked, settings);
    const missed = asked.filter((one) => ratioOf(one) > (one.question.reach ?? 2));
    await keepPlans(missed, sizes.at(-1)!);
    return asked.map((one) => figureOf(one, sizes));
  },
};

async function measureHouse(size: HouseSize, asked: readonly Asked[], settings: Settings): Promise<void> {
  const databaseUrl = await generatedHouse(size);
  const named = await namedIn(databaseUrl);
  const house = await openStage('house', { databaseUrl });
  try {
    for (const one of asked) {
      one.costs.push(await costOf(house.url, shotOf(house.url, one, named), settings.rounds * 3));
    }
  } finally {
    await house.stop();
  }
}

function shotOf(url: string, { question, asker }: Asked, named: Named): Shot {
  const actors: Record<Asker, string> = {
    hq: 'hq', franchise: `franchise:${named.franchise}`, channel: `channel:${named.channel}`,
    member: `member:${named.person}`,
  };
  return shotAt(url, { documentId: documentId(question.text), variables: question.variables(named) },
    { 'x-bench-actor': actors[asker] });
}

/** The median of some answers, the first ones apart; null where it is refused or does not come. */
async function costOf(url: string, shot: Shot, times: number): Promise<number | null> {
  const load = new Load(url, [shot], 1);
  const costs: number[] = [];
  const started = performance.now();
  try {
    await load.fire({ answers: 2 });
    while (costs.length < times && performance.now() - started < PATIENCE_MS) {
      costs.push((await load.fire({ answers: 1 })).seconds * 1000);
    }
    return median(costs);
  } catch (error) {
    process.stderr.write(`${(error as Error).message.replace(/^[^{]*/s, '').slice(0, 300)}\n`);
    return null;
  }
}

function ratioOf({ costs }: Asked): number {
  const [small, large] = [costs[0], costs.at(-1)];
  if (large === null || small === null) return Infinity;
  return large! / Math.max(small!, NOISE_MS);
}

function figureOf(one: Asked, sizes: readonly HouseSize[]): Figure {
  const ratio = ratioOf(one);
  const ms = (cost: number | null | undefined): string =>
    (cost === null || cost === undefined ? 'refused' : cost.toFixed(cost < 10 ? 1 : 0));
  return {
    what: `${one.question.name}, ${one.asker}`,
    ours: `${one.costs.slice(1).map(ms).join(' / ')} ms`,
    beside: `${ms(one.costs[0])} ms at ${sizes[0]!.members.toLocaleString('en')}`,
    value: ratio, shown: Number.isFinite(ratio) ? `${ratio.toFixed(1)} ×` : 'refused',
    reach: { atMost: one.question.reach ?? 2 },
  };
}

async function keepPlans(missed: readonly Asked[], size: HouseSize): Promise<void> {
  if (missed.length === 0) return;
  const folder = join(BENCH_FOLDER, 'results', 'plans');
  mkdirSync(folder, { recursive: true });
  const databaseUrl = await generatedHouse(size);
  const named = await namedIn(databaseUrl);
  for (const one of missed) {
    const plans = await plansOf(databaseUrl, (url) => shotOf(url, one, named));
    const name = `${one.question.name} ${one.asker}`.replace(/[^\p{L}\d]+/gu, '-');
    writeFileSync(join(folder, `${name}.txt`), plans);
  }
}
