import type { Actor } from '../../../subgraphs/kernel/actor.ts';
import { change, NOW, newMember, scheduleSession, SECOND, type World } from './world.ts';

type Kit = Pick<World, 'graph' | 'fresh' | 'shop' | 'next'>;

const LATE = '2026-09-15T07:30:00Z';
const DAY_END = '2026-09-15T08:00:00Z';

async function draft(world: Kit, sessionId: string, opensAt = NOW): Promise<object> {
  return {
    sessionId, titleZh: '抽奖', titleEn: 'Draw', opensAt, closesAt: DAY_END, idempotencyKey: world.fresh(),
    prizes: [{ nameZh: '积分', nameEn: 'Points', kind: 'POINTS', points: 5, ppm: 1_000_000, stock: 1 }],
  };
}

const planned = async (world: Kit, sessionId: string, opensAt?: string): Promise<string> =>
  (await change(world, 'planLottery', 'lottery { id }', await draft(world, sessionId, opensAt))).lottery.id;

const move = (world: Kit, name: string, id: string, expectedVersion: number, actor?: Actor) =>
  change(world, name, 'lottery { id }', { id, expectedVersion }, actor);

/** One that is open in a room on air. */
export async function newLottery(world: Kit): Promise<string> {
  const sessionId = await scheduleSession(world);
  await change(world, 'goLive', 'liveSession { id }', { id: sessionId, expectedVersion: 1 });
  const id = await planned(world, sessionId);
  await move(world, 'publishLottery', id, 1, SECOND);
  return id;
}

/** One whose room was over before it opened: its list may be written down at once. */
async function overLottery(world: Kit): Promise<string> {
  const sessionId = await scheduleSession(world);
  await change(world, 'goLive', 'liveSession { id }', { id: sessionId, expectedVersion: 1 });
  const id = await planned(world, sessionId, LATE);
  await move(world, 'publishLottery', id, 1, SECOND);
  await change(world, 'endLiveSession', 'liveSession { id }', { id: sessionId, expectedVersion: 2 });
  return id;
}

async function somebody(world: World): Promise<string> {
  const memberId = await newMember(world);
  await world.graph.settled();
  return memberId;
}

/** An input for each mutation of lotteries, and what is told of a room. */
export const VALID_LOTTERY_INPUTS: Readonly<Record<string, (world: World) => Promise<object>>> = {
  planLottery: async (w) => draft(w, await scheduleSession(w)),
  publishLottery: async (w) => ({ id: await planned(w, await scheduleSession(w)), expectedVersion: 1 }),
  cancelLottery: async (w) => ({ id: await planned(w, await scheduleSession(w)), expectedVersion: 1,
    reason: 'a mistake' }),
  enterLottery: async (w) => (
    { lotteryId: await newLottery(w), memberId: await somebody(w), idempotencyKey: w.fresh() }),
  tellInteractions: async (w) => ({ sessionId: w.liveSessionId, interactions: [
    { eventId: w.fresh(), memberId: await somebody(w), kind: 'LIKE', at: NOW }] }),
  closeLottery: async (w) => ({ id: await overLottery(w), expectedVersion: 2 }),
  drawLottery: async (w) => {
    const id = await overLottery(w);
    await move(w, 'closeLottery', id, 2);
    return { id, expectedVersion: 3, idempotencyKey: w.fresh() };
  },
};
