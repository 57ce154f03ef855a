import { encodeId, newId } from '../../subgraphs/kernel/ids.ts';
import { benchDatabase } from '../kit/database.ts';
import { CLAIM, CLAIM_BATCH, documentId } from '../kit/documents.ts';
import { unmeasured, type Figure, type Row } from '../kit/figure.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';
import { expectSoldExactly, openLiveRoom, type LiveRoom, type Sale } from '../kit/live-room.ts';
import { Load, shotAt } from '../kit/load.ts';
import { askInLoops } from '../kit/loops.ts';
import { findPgbench, pgbench, WITHOUT_PGBENCH } from '../kit/pgbench.ts';
import { median } from '../kit/rounds.ts';
import type { Settings } from '../kit/settings.ts';
import { openStage, type Stage } from '../kit/stage.ts';

/** Nearly everybody gets a piece: each claim is a row, its key, its audit record. */
const PLENTY: Sale = { stock: 10_000, waitlistLimit: 0, limitPerMember: 10, calls: 12_000 };
/** What it looks like in life: a full room, a hundred pieces, and a waitlist as long. */
const FLASH: Sale = { stock: 100, waitlistLimit: 100, limitPerMember: 1, calls: 23_000 };
/** Claims in one call, where a channel gathers them. */
const LIST = 500;
/** Who press the button at the same moment. */
const CALLERS = 2_000;

/** One stock that everybody wants at once, never sold twice. */
export const claims: Row = {
  name: 'claims',
  measure: async (settings) => {
    const database = await benchDatabase();
    const house = await openBenchHouse(database.url);
    const stage = await openStage('house', { databaseUrl: database.url });
    try {
      const room = await openLiveRoom(house.runtimes.get('campaigns')!, database.url);
      return [
        await besidePgbench('claims on one stock, 10,000 of 12,000 get a piece', room, settings,
          () => sellInDatabase(room, PLENTY), 15),
        await besidePgbench('claims on one stock, 23,000 ask for 100 pieces', room, settings,
          () => sellInDatabase(room, FLASH), 15),
        await besidePgbench('claims on one stock, through the gateway', room, settings,
          () => sellThroughGateway(room, stage)),
        await besidePgbench('claims on one stock, through the gateway in lists of 500, '
          + '10,000 of 12,000 get a piece', room, settings, () => sellInLists(room, stage, PLENTY)),
        await besidePgbench('claims on one stock, through the gateway in lists of 500, '
          + '23,000 ask for 100 pieces', room, settings, () => sellInLists(room, stage, FLASH)),
      ];
    } finally {
      await stage.stop();
      await house.close();
      await database.drop();
    }
  },
};

/** Claims a second. */
async function sellInDatabase(room: LiveRoom, sale: Sale): Promise<number> {
  const queue = room.campaigns.services.queues.get('campaigns.claim')!;
  const dropId = await room.drop(sale);
  let accepted = 0;
  const { times, seconds } = await askInLoops(CALLERS, { times: sale.calls }, async (turn) => {
    const outcome = await queue.submit({
      actor: HEAD_OFFICE, requestId: 'bench', idempotencyKey: newId(),
      input: { dropId, memberId: room.memberAt(turn), passcode: null },
    });
    if (outcome.ok) accepted += 1;
  });
  await expectSoldExactly(room.url, dropId, sale, accepted);
  return times / seconds;
}

async function sellThroughGateway(room: LiveRoom, stage: Stage): Promise<number> {
  const dropId = await room.drop(PLENTY);
  const shots = Array.from({ length: PLENTY.calls }, (_, turn) => shotAt(stage.url, {
    documentId: documentId(CLAIM), variables: { input: {
      dropId: encodeId('drp', dropId), idempotencyKey: newId(),
      memberId: encodeId('mem', room.memberAt(turn)),
    } },
  }, { 'x-bench-actor': 'hq' }));
  const { answers, seconds } = await new Load(stage.url, shots, 200).fire({ answers: PLENTY.calls });
  await expectSoldExactly(room.url, dropId, PLENTY, PLENTY.stock);
  return answers / seconds;
}

/** As a channel that gathers what its viewers press; claims a second. */
async function sellInLists(room: LiveRoom, stage: Stage, sale: Sale): Promise<number> {
  const dropId = await room.drop(sale);
  const claimAt = (turn: number) => ({
    dropId: encodeId('drp', dropId), idempotencyKey: newId(),
    memberId: encodeId('mem', room.memberAt(turn)),
  });
  const shots = Array.from({ length: sale.calls / LIST }, (_, list) => shotAt(stage.url, {
    documentId: documentId(CLAIM_BATCH), variables: { input: {
      claims: Array.from({ length: LIST }, (__, index) => claimAt(list * LIST + index)),
    } },
  }, { 'x-bench-actor': 'hq' }));
  const { answers, seconds } = await new Load(stage.url, shots, 8).fire({ answers: shots.length });
  await expectSoldExactly(room.url, dropId, sale, sale.stock + sale.waitlistLimit);
  return answers * LIST / seconds;
}

/** In turns; the first round of ours is for warming up. */
async function besidePgbench(
  what: string, room: LiveRoom, settings: Settings, sell: () => Promise<number>, atLeast?: number,
): Promise<Figure> {
  const path = findPgbench();
  const rates: number[] = [];
  const decrements: number[] = [];
  await sell();
  for (let round = 0; round < settings.rounds; round += 1) {
    rates.push(await sell());
    if (path === null) continue;
    const dropId = await room.drop({ ...PLENTY, stock: 100_000 });
    decrements.push(await pgbench(path, {
      databaseUrl: room.url, subgraph: 'campaigns', clients: 16, seconds: settings.seconds,
      script: `update live_drop set taken = taken + 1 where id = '${dropId}' and taken < stock;\n`,
    }));
  }
  const ours = `${Math.round(median(rates))}/s, exact`;
  if (path === null) return { ...unmeasured(what, WITHOUT_PGBENCH), ours };
  return {
    what, ours, beside: `pgbench decrements one row ${Math.round(median(decrements))}/s`,
    value: median(rates) / median(decrements), ...(atLeast ? { reach: { atLeast } } : {}),
    note: 'ours: claim, limits, idempotency and audit each; theirs: the row alone',
  };
}
