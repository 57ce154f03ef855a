import { generatedHouse } from '../generated/database.ts';
import { PEOPLE_SIZES, type HouseSize } from '../generated/plan.ts';
import { contestsAt, factsThatDiffer, type Contest } from '../insights/contestants.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { openBenchHouse } from '../kit/house.ts';
import { median } from '../kit/rounds.ts';
import type { Settings } from '../kit/settings.ts';
import type { Sql } from '../../subgraphs/kernel/database/sql.ts';

/** What insights count over everybody, beside SQL written by hand for the same answer over the same tables. */
export const insightsRow: Row = {
  name: 'insights',
  measure: async (settings) => {
    const sizes = settings.requests < 50_000 ? PEOPLE_SIZES.slice(0, 2) : PEOPLE_SIZES;
    const figures: Figure[] = [];
    for (const size of sizes) figures.push(...await measureHouse(size, settings));
    return figures;
  },
};

async function measureHouse(size: HouseSize, settings: Settings): Promise<Figure[]> {
  const house = await openBenchHouse(await generatedHouse(size));
  try {
    const { sql } = house.runtimes.get('insights')!.services.home.database;
    const contests = await contestsAt(sql, new Date());
    const figures: Figure[] = [];
    for (const contest of contests) figures.push(await measure(sql, contest, size, settings.rounds));
    await sql.run`drop table bench_ours, bench_bare`;
    return figures;
  } finally {
    await house.close();
  }
}

async function measure(sql: Sql, contest: Contest, size: HouseSize, rounds: number): Promise<Figure> {
  await expectSame(sql, contest);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timed(() => contest.ours(sql)));
    bare.push(await timed(() => contest.bare(sql)));
  }
  const ratio = median(ours) / median(bare);
  const shown = (ms: number) => (ms < 1_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1_000).toFixed(2)} s`);
  return {
    what: `${contest.what}, ${size.members.toLocaleString('en')}`, ours: shown(median(ours)),
    beside: `by hand ${shown(median(bare))}`, value: ratio, shown: `${ratio.toFixed(2)} ×`, reach: { atMost: 1.5 },
  };
}

async function expectSame(sql: Sql, { what, ours, bare }: Contest): Promise<void> {
  const [one, other] = [await ours(sql), await bare(sql)].map((answer) => JSON.stringify(answer, (_, value) =>
    (typeof value === 'bigint' ? Number(value) : value as unknown)));
  const same = one === '"ours"' ? await factsThatDiffer(sql) === 0 : one === other;
  if (!same) throw new Error(`${what}: ${one} is not ${other}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
