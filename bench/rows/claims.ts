import { runCommand } from '../../subgraphs/kernel/commands/run-command.ts';
import { encodeId, newId } from '../../subgraphs/kernel/ids.ts';
import type { SubgraphRuntime } from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { addDrop } from '../../subgraphs/campaigns/commands/sessions/add-drop.ts';
import { goLive } from '../../subgraphs/campaigns/commands/sessions/move-session.ts';
import {
  scheduleLiveSession,
} from '../../subgraphs/campaigns/commands/sessions/schedule-live-session.ts';
import type { Command } from '../../subgraphs/kernel/commands/command.ts';
import { benchDatabase } from '../kit/database.ts';
import { askDatabase } from '../kit/brand.ts';
import { CLAIM, documentId } from '../kit/documents.ts';
import { unmeasured, type Figure, type Row } from '../kit/figure.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';
import { Load, shotAt } from '../kit/load.ts';
import { askInLoops } from '../kit/loops.ts';
import { findPgbench, pgbench, WITHOUT_PGBENCH } from '../kit/pgbench.ts';
import { median } from '../kit/rounds.ts';
import type { Settings } from '../kit/settings.ts';
import { openStage } from '../kit/stage.ts';

const STOCK = 10_000;
/** Everybody asks; some go away with nothing. */
const CALLS = 12_000;
const CALLERS = 500;
const HOUR = 3_600_000;

/** A flash sale: one stock that everybody wants at once, never sold twice. */
export const claims: Row = {
  name: 'claims',
  measure: async (settings) => {
    const database = await benchDatabase();
    const house = await openBenchHouse(database.url);
    try {
      const room = await openRoom(house.runtimes.get('campaigns')!, database.url);
      const inDatabase = await sellInDatabase(room, settings);
      const throughGateway = await sellThroughGateway(room, settings);
      return [
        await beside('claims on one stock', inDatabase, room, settings, { atLeast: 15 }),
        await beside('claims on one stock, through the gateway', throughGateway, room, settings),
      ];
    } finally {
      await house.close();
      await database.drop();
    }
  },
};

interface Room {
  readonly campaigns: SubgraphRuntime;
  readonly url: string;
  readonly memberIds: readonly string[];
  drop(stock: number): Promise<string>;
}

async function openRoom(campaigns: SubgraphRuntime, url: string): Promise<Room> {
  const run = async <Input, Value>(command: Command<Input, Value, any>, input: Input) => {
    const outcome = await runCommand(campaigns.services.home,
      { actor: HEAD_OFFICE, requestId: 'bench' }, command, input);
    if (!outcome.ok) throw new Error(`${command.name}: ${JSON.stringify(outcome.refusals)}`);
    return outcome.value;
  };
  const [outlet] = await askDatabase<{ outlet_id: string }>(url,
    `select outlet_id from campaigns.outlet_fact where kind = 'live_room' limit 1`);
  const [item] = await askDatabase<{ item_id: string }>(url, `select item_id
    from campaigns.item_fact where not retired and classes->0->>'marginClass' = 'B' limit 1`);
  const startsAt = new Date(Date.now() - HOUR);
  const { sessionId } = await run(scheduleLiveSession, {
    titleZh: '秒杀', titleEn: 'Flash sale', host: 'Bench', outletId: outlet!.outlet_id, startsAt,
    endsAt: new Date(Date.now() + 12 * HOUR), memberOnly: true, passcode: null,
  });
  await run(goLive, { sessionId, expectedVersion: 1 });
  const members = await askDatabase<{ person_id: string }>(url, `select person_id
    from campaigns.person_visibility where survivor_id is null order by person_id`);
  return {
    campaigns, url, memberIds: members.map((row) => row.person_id),
    drop: async (stock) => {
      const { dropId } = await run(addDrop, {
        sessionId, itemId: item!.item_id, stock, limitPerMember: 10, waitlistLimit: 0,
        pointsPrice: 0n, cashMinor: 99_900n, currency: 'CNY', opensAt: startsAt, silverDelayS: 0,
        baseDelayS: 0, holdMinutes: 30,
      });
      return dropId;
    },
  };
}

async function sellInDatabase(room: Room, { rounds }: Settings): Promise<number> {
  const queue = room.campaigns.services.queues.get('campaigns.claim')!;
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const dropId = await room.drop(STOCK);
    let accepted = 0;
    const { times, seconds } = await askInLoops(CALLERS, { times: CALLS }, async (turn) => {
      const outcome = await queue.submit({
        actor: HEAD_OFFICE, requestId: 'bench', idempotencyKey: newId(),
        input: { dropId, memberId: room.memberIds[turn % room.memberIds.length], passcode: null },
      });
      if (outcome.ok) accepted += 1;
    });
    await expectExact(room.url, dropId, accepted);
    if (round > 0) rates.push(times / seconds);
  }
  return median(rates);
}

async function sellThroughGateway(room: Room, { rounds }: Settings): Promise<number> {
  const stage = await openStage('house', { databaseUrl: room.url });
  const rates: number[] = [];
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const dropId = await room.drop(STOCK);
      const shots = Array.from({ length: CALLS }, (_, turn) => shotAt(stage.url, {
        documentId: documentId(CLAIM), variables: { input: {
          dropId: encodeId('drp', dropId), idempotencyKey: newId(),
          memberId: encodeId('mem', room.memberIds[turn % room.memberIds.length]!),
        } },
      }, { 'x-bench-actor': 'hq' }));
      const { answers, seconds } = await new Load(stage.url, shots, 200).fire({ answers: CALLS });
      await expectExact(room.url, dropId, STOCK);
      if (round > 0) rates.push(answers / seconds);
    }
  } finally {
    await stage.stop();
  }
  return median(rates);
}

/** Exactly the stock, not one more, and nobody beyond the limit. */
async function expectExact(url: string, dropId: string, accepted: number): Promise<void> {
  const [found] = await askDatabase<{ claims: number; taken: number; most: number }>(url, `
    select (select count(*)::int from campaigns.claim where drop_id = $1) as claims,
      (select taken from campaigns.live_drop where id = $1) as taken,
      (select max(n)::int from (select count(*) as n from campaigns.claim where drop_id = $1
        group by member_id) c) as most`, [dropId]);
  const isExact = found!.claims === STOCK && found!.taken === STOCK && accepted === STOCK
    && found!.most <= 10;
  if (!isExact) throw new Error(`not exact: ${accepted} accepted, ${JSON.stringify(found)}`);
}

async function beside(
  what: string, rate: number, room: Room, settings: Settings, reach?: { atLeast: number },
): Promise<Figure> {
  const ours = `${Math.round(rate)}/s, exact`;
  const path = findPgbench();
  if (path === null) return { ...unmeasured(what, WITHOUT_PGBENCH), ours };
  const dropId = await room.drop(100_000);
  const rates: number[] = [];
  for (let round = 0; round < settings.rounds; round += 1) {
    rates.push(await pgbench(path, {
      databaseUrl: room.url, subgraph: 'campaigns', clients: 16, seconds: settings.seconds,
      script: `update live_drop set taken = taken + 1 where id = '${dropId}' and taken < stock;\n`,
    }));
  }
  const other = median(rates);
  return {
    what, ours, beside: `pgbench decrements one row ${Math.round(other)}/s`, value: rate / other,
    ...(reach ? { reach } : {}),
    note: 'ours: claim, limits, idempotency and audit each; theirs: the row alone',
  };
}
