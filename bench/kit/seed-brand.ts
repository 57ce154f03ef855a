import pg from 'pg';
import { seedCatalog } from '../../subgraphs/catalog/seed.ts';
import { seedFranchises } from '../../subgraphs/franchises/seed.ts';
import { seedMembers } from '../../subgraphs/members/seed.ts';
import { seedOrders } from '../../subgraphs/orders/seed.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { until } from './until.ts';
import { openBenchHouse } from './house.ts';
import { SCALE } from './settings.ts';

const SEEDS = [
  ['franchises', seedFranchises], ['catalog', seedCatalog], ['members', seedMembers],
  ['orders', seedOrders],
] as const;

/** The demo brand at the bench's scale, through commands, with everything that follows from them. */
export async function seedBrand(databaseUrl: string): Promise<void> {
  const started = performance.now();
  const house = await openBenchHouse(databaseUrl, { worker: true });
  try {
    for (const [name, seed] of SEEDS) {
      process.stderr.write(`seeding ${name} … `);
      const { handlers } = house.runtimes.get(name)!;
      await seed({ ...handlers, now: new Date(), scale: SCALE, progress: () => undefined });
    }
    await settled(databaseUrl);
  } finally {
    await house.close();
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stderr.write(`done in ${seconds} s\n`);
}

/** Waits until every recorded event has been handled everywhere. */
export async function settled(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const parked = SUBGRAPHS.map(({ name }) =>
    `select 1 from ${name}.delivery
    union all select 1 from ${name}.parked_event where not dead`).join(' union all ');
  try {
    await until(async () => {
      const { rows } = await client.query(`select exists (select 1 from graphile_worker.jobs
          where task_identifier like '%:deliver-events')
        or exists (${parked}) as waiting`);
      return !rows[0].waiting;
    }, 600_000, 'a settled event queue');
  } finally {
    await client.end();
  }
}
