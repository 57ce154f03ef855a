import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { runCommand } from '../../subgraphs/kernel/commands/run-command.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import type { SubgraphRuntime } from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { adjustPoints } from '../../subgraphs/loyalty/commands/points/adjust-points.ts';
import { decideAdjustment } from '../../subgraphs/loyalty/commands/points/decide-adjustment.ts';
import { benchDatabase } from '../kit/database.ts';
import { askDatabase } from '../kit/brand.ts';
import { unmeasured, type Figure, type Row } from '../kit/figure.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';
import { askInLoops } from '../kit/loops.ts';
import { findPgbench, pgbench, roleOf, WITHOUT_PGBENCH } from '../kit/pgbench.ts';
import { median } from '../kit/rounds.ts';
import type { Settings } from '../kit/settings.ts';
import { holdScript } from './hold-script.ts';

const SPREAD = 1_000;
/** Callers at once; the queue gathers them into batches of at most 200. */
const CALLERS = 400;
const APPROVER: Actor = { ...HEAD_OFFICE, id: 'op-approver' };

/** Points set aside: double entry, lots, statement, event, job, audit and idempotency each time. */
export const postingPoints: Row = {
  name: 'posting-points',
  measure: async (settings) => {
    const database = await benchDatabase();
    const house = await openBenchHouse(database.url);
    try {
      const loyalty = house.runtimes.get('loyalty')!;
      const ids = await fundAccounts(loyalty, database.url);
      await numberTargets(database.url, ids);
      return [
        await measure('spread accounts', ids, { loyalty, url: database.url, settings, atLeast: 3 }),
        await measure('one hot account', ids.slice(0, 1),
          { loyalty, url: database.url, settings, atLeast: 7 }),
      ];
    } finally {
      await house.close();
      await database.drop();
    }
  },
};

interface Bench {
  readonly loyalty: SubgraphRuntime;
  readonly url: string;
  readonly settings: Settings;
  readonly atLeast: number;
}

async function measure(what: string, ids: readonly string[], bench: Bench): Promise<Figure> {
  const { seconds, rounds, warmUpSeconds } = bench.settings;
  const path = findPgbench();
  const ours: number[] = [];
  const singly: number[] = [];
  await holdFor(bench.loyalty, ids, warmUpSeconds);
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await holdFor(bench.loyalty, ids, seconds));
    if (path === null) continue;
    singly.push(await pgbench(path, {
      databaseUrl: bench.url, subgraph: 'loyalty', script: holdScript(ids.length), clients: 16, seconds,
    }));
  }
  await expectSoundLedger(bench.url);
  const rate = median(ours);
  const name = `posting points, ${what}`;
  if (path === null) {
    return { ...unmeasured(name, WITHOUT_PGBENCH), ours: `${Math.round(rate)}/s in batches` };
  }
  const other = median(singly);
  return {
    what: name, ours: `${Math.round(rate)}/s in batches`,
    beside: `pgbench, same statements singly ${Math.round(other)}/s`,
    value: rate / other, reach: { atLeast: bench.atLeast },
  };
}

async function holdFor(
  loyalty: SubgraphRuntime, ids: readonly string[], seconds: number,
): Promise<number> {
  const queue = loyalty.services.queues.get('loyalty.hold-points')!;
  const result = await askInLoops(CALLERS, { seconds }, async () => {
    const outcome = await queue.submit({
      actor: HEAD_OFFICE, requestId: 'bench', idempotencyKey: newId(),
      input: { memberId: ids[Math.floor(Math.random() * ids.length)], points: 1n,
        purpose: 'Bench', ttlMinutes: 60 },
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  });
  return result.times / result.seconds;
}

/** The house itself: what one person may give is counted over members and days. */
const HOUSE: Actor = { ...HEAD_OFFICE, kind: 'service' };

/** The first account is the hot one and gets more than one person may give alone. */
async function fundAccounts(loyalty: SubgraphRuntime, url: string): Promise<string[]> {
  const rows = await askDatabase<{ member_id: string }>(url, `select member_id from loyalty.account
    where merged_into is null and debt = 0 and programme = 'CN' order by member_id limit ${SPREAD}`);
  const ids = rows.map((row) => row.member_id);
  const { home } = loyalty.services;
  const give = (memberId: string, points: bigint) => runCommand(home,
    { actor: HOUSE, requestId: 'bench' }, adjustPoints, { memberId, points, reason: 'Bench' });
  await askInLoops(8, { times: ids.length }, (turn) => give(ids[turn]!, 10_000n));
  const large = await give(ids[0]!, 5_000_000n);
  if (!large.ok) throw new Error(JSON.stringify(large.refusals));
  const decided = await runCommand(home, { actor: APPROVER, requestId: 'bench' }, decideAdjustment, {
    adjustmentId: large.value.adjustmentId, approve: true, note: null, expectedVersion: 1,
  });
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusals));
  return ids;
}

async function numberTargets(url: string, ids: readonly string[]): Promise<void> {
  await askDatabase(url, 'create table loyalty.target (n int primary key, member_id uuid not null)');
  await askDatabase(url, `insert into loyalty.target
    select n, id from unnest($1::uuid[]) with ordinality as t(id, n)`, [ids]);
  await askDatabase(url, `grant select on loyalty.target to ${await roleOf(url, 'loyalty')}`);
}

/** However fast: balances are what the entries and the lots say. */
async function expectSoundLedger(url: string): Promise<void> {
  const wrong = await askDatabase(url, `select a.member_id from loyalty.account a
    join loyalty.target t using (member_id)
    where a.available <> (select coalesce(sum(amount), 0) from loyalty.ledger_entry e
        where e.member_id = a.member_id and e.account = 'available')
      or a.available <> (select coalesce(sum(remaining), 0) from loyalty.lot l
        where l.member_id = a.member_id and l.state = 'active')`);
  if (wrong.length > 0) throw new Error(`${wrong.length} accounts do not add up`);
}
