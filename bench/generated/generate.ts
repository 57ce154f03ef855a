import { sql as fragment } from 'kysely';
import pg from 'pg';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { seedCatalog } from '../../subgraphs/catalog/seed.ts';
import { seedFranchises } from '../../subgraphs/franchises/seed.ts';
import { FACT_COLUMNS, factsOf } from '../../subgraphs/insights/persistence/fact-source.ts';
import { openBenchHouse } from '../kit/house.ts';
import { settled } from '../kit/seed-brand.ts';
import { SCALE } from '../kit/settings.ts';
import { FILL_SALE_DAYS } from '../../subgraphs/franchises/persistence/migrations/0050-lists.ts';
import { FILL_REBATE_DAYS } from '../../subgraphs/franchises/persistence/migrations/0150-rebate-days.ts';
import { FILL_CHANNEL_MEMBERS } from '../../subgraphs/members/persistence/migrations/0150-names-in-reach.ts';
import { FILL_ORDER_ELSEWHERE } from '../../subgraphs/orders/persistence/migrations/0150-elsewhere-by-state.ts';
import { FILL_MARGIN_SUMS } from '../../subgraphs/orders/persistence/migrations/0290-margin-sums.ts';
import { FILL_SALES_SUMS } from '../../subgraphs/orders/persistence/migrations/0140-fewer-sums.ts';
import { CAMPAIGNS_SQL, FRANCHISES_SQL } from './franchises.ts';
import { INSIGHTS_SQL } from './insights.ts';
import { LOYALTY_SQL } from './loyalty.ts';
import { membersSql } from './members.ts';
import { ORDERS_SQL } from './orders.ts';
import { planSql, type HouseSize } from './plan.ts';

/**
 * A house that has grown: network and catalog through commands, so that every room knows them; people
 * and sales set-wise, since a million sales through commands take an evening. What rooms keep up as rows
 * come is kept up by their own means: by triggers, or worked out anew at the end.
 */
export async function generateHouse(databaseUrl: string, size: HouseSize): Promise<void> {
  await seedNetwork(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Rows are made right: checking each of them again would take longer than writing them.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off;
      set work_mem = '256MB'`);
    for (const [name, sql] of stepsOf(size)) {
      const started = performance.now();
      await client.query(sql);
      process.stderr.write(`${name} ${Math.round((performance.now() - started) / 100) / 10} s … `);
    }
    await workOutFacts(databaseUrl);
    await client.query('vacuum analyze');
    process.stderr.write('done\n');
  } finally {
    await client.end();
  }
}

function stepsOf(size: HouseSize): (readonly [name: string, sql: string])[] {
  const schemas = size.rooms === 'people' ? ['members', 'insights'] : SUBGRAPHS.map(({ name }) => name);
  const people = [['plan', planSql(size)], ['members', membersSql(schemas)], ['insights', INSIGHTS_SQL]] as const;
  const end = ['end', 'drop schema gen cascade'] as const;
  if (size.rooms === 'people') return [...people, ['kept sums', FILL_CHANNEL_MEMBERS], end];
  return [...people, ['orders', ORDERS_SQL], ['loyalty', LOYALTY_SQL], ['franchises', FRANCHISES_SQL],
    ['campaigns', CAMPAIGNS_SQL], ['kept sums', FILL_CHANNEL_MEMBERS + FILL_ORDER_ELSEWHERE + FILL_SALES_SUMS
      + FILL_MARGIN_SUMS + FILL_SALE_DAYS + FILL_REBATE_DAYS], end];
}

/** By the one definition there is of them. */
async function workOutFacts(databaseUrl: string): Promise<void> {
  const house = await openBenchHouse(databaseUrl);
  try {
    const { sql } = house.runtimes.get('insights')!.services.home.database;
    await sql.run`insert into member_fact (${FACT_COLUMNS}) select ${FACT_COLUMNS}
      from ${factsOf(fragment`select member_id from known_member`)} facts`;
  } finally {
    await house.close();
  }
}

async function seedNetwork(databaseUrl: string): Promise<void> {
  const house = await openBenchHouse(databaseUrl, { worker: true });
  try {
    for (const [name, seed] of [['franchises', seedFranchises], ['catalog', seedCatalog]] as const) {
      const { handlers } = house.runtimes.get(name)!;
      await seed({ ...handlers, now: new Date(), scale: SCALE, progress: () => undefined });
    }
    await settled(databaseUrl);
  } finally {
    await house.close();
  }
}
