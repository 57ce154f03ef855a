import pg from 'pg';
import type { Logger } from 'pino';
import { seedIdentity } from '../../../identity/index.ts';
import type { Identity } from '../../../identity/index.ts';
import { seedCampaigns } from '../../../subgraphs/campaigns/seed.ts';
import { seedCatalog } from '../../../subgraphs/catalog/seed.ts';
import { seedEngagement } from '../../../subgraphs/engagement/seed.ts';
import { seedFranchises } from '../../../subgraphs/franchises/seed.ts';
import { seedStores } from '../../../subgraphs/franchises/seed/stores.ts';
import { seedSettlement } from '../../../subgraphs/franchises/seed/settlement.ts';
import { seedInsights } from '../../../subgraphs/insights/seed.ts';
import { seedId, type SeedContext } from '../../../subgraphs/kernel/seed.ts';
import { seedLoyalty } from '../../../subgraphs/loyalty/seed.ts';
import { seedProgrammes } from '../../../subgraphs/loyalty/seed/programmes.ts';
import { seedMembers } from '../../../subgraphs/members/seed.ts';
import { seedOrders } from '../../../subgraphs/orders/seed.ts';
import { seedPlans } from '../../../subgraphs/plans/seed.ts';
import { seedRewards } from '../../../subgraphs/rewards/seed.ts';
import { seedService } from '../../../subgraphs/service/seed.ts';
import { seedOutreach } from '../../../subgraphs/outreach/seed.ts';
import { seedTradeIns } from '../../../subgraphs/tradeins/seed.ts';
import type { House } from '../../house.ts';
import type { Started } from '../../../subgraphs/kernel/process/sequence.ts';

/** The demo brand's partner channels: OAuth client id → channel code and name. */
export const DEMO_CHANNELS = [
  ['tmall', 'Tmall 天猫旗舰店'], ['jd', 'JD 京东自营'], ['douyin', 'Douyin 抖音直播'],
  ['mini', 'Mini-program 小程序商城'], ['pos', 'Store tills 门店收银'],
] as const;

type Seed = (context: SeedContext) => Promise<void>;

/** In their order; a part is its room's, or of the room named behind it. */
const SEEDS: readonly [part: string, seed: Seed, room?: string][] = [
  ['programmes', seedProgrammes, 'loyalty'],
  ['franchises', seedFranchises], ['catalog', seedCatalog], ['members', seedMembers],
  ['orders', seedOrders], ['loyalty', seedLoyalty], ['campaigns', seedCampaigns],
  ['insights', seedInsights], ['rewards', seedRewards], ['engagement', seedEngagement],
  ['plans', seedPlans], ['service', seedService], ['tradeins', seedTradeIns], ['outreach', seedOutreach],
  ['stores', seedStores, 'franchises'],
  ['settlement', seedSettlement, 'franchises'],
];

/** By `KARAT_DEMO`; the small one has everything that the other has, of fewer people. */
export const DEMO_SCALES = { on: { members: 2_000, products: 400 }, small: { members: 600, products: 400 } };

/** Demo sign-ins and partner clients: quick, so that the banner is true when it is printed. */
export async function openDemoSignIns(identity: Identity) {
  return seedIdentity(identity, {
    franchise: { id: seedId('franchise', 'f-01'), outletIds: [seedId('outlet', 'o-01')] },
    // Who serves members in the demo brand: members/seed/families.ts.
    consultants: ['Zhou Yaqin 周雅琴', 'He Jingwen 何静文', 'Ma Siyuan 马思远'].map((name, n) => (
      { id: seedId('operator', `consultant-${n}`), name })),
    channels: DEMO_CHANNELS.map(([code, name]) => ({
      clientId: code, name, channelId: seedId('channel', code),
      mayExchange: code === 'mini',
    })),
  });
}

/**
 * Writes the demo brand through commands, in the background: the graph answers meanwhile. Each part is
 * done once; a start that was interrupted goes on where it stopped, since every command is idempotent.
 */
export function openDemo(
  house: House, databaseUrl: string, scale: SeedContext['scale'], log: Logger, say: (line: string) => void,
): Started<{ readonly seeding: Promise<void> }> {
  let stopped = false;
  const seeding = seedBrand(house, databaseUrl, scale, say, () => stopped).catch((error: unknown) => {
    if (stopped) return;
    log.error({ err: error }, 'the demo brand could not be written');
    say('The demo brand is incomplete; the next start goes on with it.');
  });
  return { value: { seeding }, stop: () => { stopped = true; return seeding; }, stopLimitMs: 20_000 };
}

class Stopped extends Error {}

async function seedBrand(
  house: House, databaseUrl: string, scale: SeedContext['scale'], say: (line: string) => void, stopped: () => boolean,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // Nothing is asked of it while a part is being written: only this hears that it was lost.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const began = await beginning(client);
    const { rows } = await client.query<{ name: string }>('select name from karat.seeded');
    const done = new Set(rows.map((row) => row.name));
    const missing = SEEDS.filter(([part, , room = part]) => house.runtimes.has(room) && !done.has(part));
    if (missing.length === 0) return;
    const started = performance.now();
    for (const [part, seed, room = part] of missing) {
      const { handlers } = house.runtimes.get(room)!;
      await seed({
        ...handlers, now: began, scale,
        progress: () => { if (stopped()) throw new Stopped('stopped'); },
      });
      if (stopped()) return;
      await client.query('insert into karat.seeded (name) values ($1)', [part]);
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    say(`The demo brand is complete (${scale.members} members, two years of orders; ${seconds} s).`);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    await client.end();
  }
}

/** The day the demo brand looks back from: set by the first start and kept, so that it goes on alike. */
async function beginning(client: pg.Client): Promise<Date> {
  await client.query(`create table if not exists karat.seeded (
    name text primary key, at timestamptz not null default now())`);
  await client.query(`insert into karat.seeded (name) values ('began') on conflict do nothing`);
  const { rows } = await client.query<{ at: Date }>(
    `select at from karat.seeded where name = 'began'`);
  return rows[0]!.at;
}
