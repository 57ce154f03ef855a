import type { MarginClass } from '../contracts/words.ts';
import { serviceActor } from '../kernel/actor.ts';
import { SetClock } from '../kernel/clock.ts';
import type { BatchCommand, Command } from '../kernel/commands/command.ts';
import { runBatch, runCommand } from '../kernel/commands/run-command.ts';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { takeInteractions } from './commands/interactions/take-interactions.ts';
import { drawLottery } from './commands/lotteries/draw-lottery.ts';
import { enterLotteries } from './commands/lotteries/enter-lotteries.ts';
import { vaultOf } from './commands/lotteries/seed-vault.ts';
import { planLottery, publishLottery } from './commands/lotteries/write-lottery.ts';
import { seedPaidClaims } from './commands/seed-paid-claims.ts';
import { bookEventPlace } from './commands/member-events/book-event-place.ts';
import { scheduleMemberEvent } from './commands/member-events/schedule-member-event.ts';
import { addDrop } from './commands/sessions/add-drop.ts';
import { endLiveSession, goLive } from './commands/sessions/move-session.ts';
import { scheduleLiveSession } from './commands/sessions/schedule-live-session.ts';
import { normalPasscode, passcodeDigest } from './domain/passcode.ts';
import type { LotteryPrize } from './domain/lotteries/lottery-draft.ts';
import { passcodeKey } from './queries/passcode-key.ts';

const ACTOR = serviceActor('campaigns-seed', []);
/** Publishes what the first one wrote. */
const SECOND = { ...serviceActor('campaigns-seed', []), id: 'campaigns-seed-second' };
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** 20:00 in Shanghai (UTC+8 all year) on the day `days` from now. */
function eveningIn(now: Date, days: number): Date {
  const local = now.getTime() + 8 * HOUR + days * DAY;
  return new Date(Math.floor(local / DAY) * DAY + 12 * HOUR);
}

type Done = { readonly ok: boolean; readonly refusals?: readonly { readonly code: string }[] };

/** Says aloud what a seed could not do, except that it was done before. */
function expectDone(what: string, outcome: Done): void {
  const code = outcome.refusals?.[0]?.code;
  if (!outcome.ok && code !== 'IDEMPOTENCY_CONFLICT') throw new Error(`${what}: ${code}`);
}

/** Commands as they would have run at that moment. */
function at(context: SeedContext, moment: Date, actor = ACTOR) {
  const home = { ...context.home, clock: new SetClock(moment) };
  const caller = { actor, requestId: 'seed' };
  return {
    run: async <Input, Value, Code extends string>(
      command: Command<Input, Value, Code>, input: Input, key: string,
    ): Promise<void> => {
      const idempotencyKey = `seed:${key}`;
      expectDone(key, await runCommand(home, caller, command, input, { idempotencyKey }));
    },
    runBatch: async <Input, Value, Code extends string>(
      command: BatchCommand<Input, Value, Code>, inputs: readonly Input[], key: string,
    ): Promise<void> => {
      const outcomes = await runBatch(home, caller, command, inputs.map((input, index) => (
        { ...caller, input, idempotencyKey: `seed:${key}:${index}` })));
      outcomes.forEach((outcome) => expectDone(key, outcome));
    },
  };
}

interface Stage {
  readonly outletId: string;
  /** Where one comes in person. */
  readonly storeId: string;
  readonly itemIds: readonly string[];
  readonly memberIds: readonly string[];
}

/** Their events may still be on the way. */
async function awaitStage(context: SeedContext): Promise<Stage> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const stage = await readStage(context);
    if (stage) return stage;
    context.progress(0, 2);
    await new Promise((done) => { setTimeout(done, 250); });
  }
  throw new Error('seed campaigns after outlets, items and members have arrived');
}

/** From what the other subgraphs told: a live room, items that may be dropped, some members. */
async function readStage({ home: { database: { sql } } }: SeedContext): Promise<Stage | null> {
  const outlet = await sql.maybe<{ outlet_id: string }>`select outlet_id from outlet_fact
    where not closed order by (kind = 'live_room') desc, outlet_id limit 1`;
  const store = await sql.maybe<{ outlet_id: string }>`select outlet_id from outlet_fact
    where not closed order by (kind = 'own_store') desc, outlet_id limit 1`;
  const items = await sql.all<{ item_id: string; classes: { marginClass: MarginClass }[] }>`
    select item_id, classes from item_fact where not retired and dedication is null order by item_id`;
  const members = await sql.all<{ person_id: string }>`select person_id from person_visibility
    where survivor_id is null order by person_id limit 12`;
  const itemIds = items
    .filter(({ classes }) => classes.every(({ marginClass }) => 'AB'.includes(marginClass)))
    .slice(0, 3).map((row) => row.item_id);
  if (!outlet || !store || itemIds.length < 3 || members.length < 3) return null;
  const memberIds = members.map((row) => row.person_id);
  return { outletId: outlet.outlet_id, storeId: store.outlet_id, itemIds, memberIds };
}

/**
 * A live evening tomorrow with two drops, one of them for points, and one of last week whose pieces
 * were paid. Passcode of tomorrow: 金玉满堂88.
 */
export async function seedCampaigns(context: SeedContext): Promise<void> {
  const stage = await awaitStage(context);
  await betweenSweeps();
  await seedLastWeek(context, stage);
  context.progress(1, 2);
  await seedTomorrow(context, stage);
  await seedEvents(context, stage);
  context.progress(2, 2);
}

const dropDefaults = {
  limitPerMember: 1, currency: 'CNY', tierDelays: [60, 30], holdMinutes: 10,
};

const MINUTE = 60_000;
const MARGIN = 5_000;

/** Each minute the sweep ends sessions that are overdue, as one of last week is from its first moment on. */
async function betweenSweeps(): Promise<void> {
  const past = (Date.now() + MARGIN) % MINUTE;
  if (past < 2 * MARGIN) await new Promise((done) => { setTimeout(done, 2 * MARGIN - past); });
}

async function seedLastWeek(context: SeedContext, stage: Stage): Promise<void> {
  const startsAt = eveningIn(context.now, -7);
  const sessionId = seedId('live', 'last-week');
  const dropId = seedId('live-drop', 'last-week');
  const before = at(context, new Date(startsAt.getTime() - DAY));
  await before.run(scheduleLiveSession, {
    id: sessionId, titleZh: '秋日珐琅专场', titleEn: 'Enamel in autumn', host: '林晓', startsAt,
    endsAt: new Date(startsAt.getTime() + 2 * HOUR), outletId: stage.outletId, memberOnly: true,
    passcode: null,
  }, 'last-week');
  await before.run(addDrop, {
    ...dropDefaults, id: dropId, sessionId, itemId: stage.itemIds[2]!, stock: 5, waitlistLimit: 5,
    pointsPrice: 0n, cashMinor: 128_000n, opensAt: startsAt,
  }, 'last-week-drop');
  await at(context, startsAt).run(goLive, { sessionId, expectedVersion: 1 }, 'last-week-live');
  const claimed = at(context, new Date(startsAt.getTime() + 5 * 60_000));
  await claimed.runBatch(seedPaidClaims, stage.memberIds.slice(0, 5).map((memberId, index) => (
    { dropId, memberId, orderNo: `LIVE-${index + 1}` })), 'last-week-claims');
  await seedDraw(context, stage, { sessionId, startsAt });
  const KINDS = ['reach', 'enter', 'like', 'comment', 'share'] as const;
  await at(context, new Date(startsAt.getTime() + HOUR)).run(takeInteractions, {
    sessionId, interactions: [...stage.memberIds, null, null].flatMap((memberId, place) => KINDS
      .slice(0, 1 + place % KINDS.length).map((kind, nth) => ({
        eventId: `${place}-${kind}`, memberId, kind, at: new Date(startsAt.getTime() + (place + nth) * MINUTE) }))),
  }, 'last-week-interactions');
  // By hand, while it may still be ended by hand.
  await at(context, new Date(startsAt.getTime() + 2 * HOUR - MINUTE))
    .run(endLiveSession, { sessionId, expectedVersion: 2 }, 'last-week-end');
}

const POINTS_PRIZE: LotteryPrize = {
  nameZh: '幸运积分', nameEn: 'Lucky points', kind: 'points', points: 200, offerId: null, valueMinor: 200, ppm: 0, stock: 2,
};

/** Of last week, drawn: two of those who were there have points. No seed of a demo is a secret. */
async function seedDraw(
  context: SeedContext, { memberIds }: Stage, { sessionId, startsAt }: { sessionId: string; startsAt: Date },
): Promise<void> {
  const lotteryId = seedId('lottery', 'last-week');
  const minutes = (count: number) => new Date(startsAt.getTime() + count * MINUTE);
  const vault = () => vaultOf(['demo']);
  const before = new Date(startsAt.getTime() - DAY);
  await at(context, before).run(planLottery, {
    id: lotteryId, sessionId, kind: 'ranking', titleZh: '幸运观众', titleEn: 'Lucky viewers', opensAt: minutes(10),
    closesAt: minutes(60), prizes: [POINTS_PRIZE], beaconSource: null, redrawOf: null, redrawReason: null,
  }, 'last-week-lottery');
  await at(context, before, SECOND).run(publishLottery, { id: lotteryId, expectedVersion: 1, vault, unusable: [] },
    'last-week-promise');
  await at(context, minutes(20)).runBatch(enterLotteries, memberIds.map((memberId) => (
    { lotteryId, memberId, passcode: null })), 'last-week-entries');
  await at(context, minutes(65)).run(drawLottery, { id: lotteryId, expectedVersion: 2, beacon: null, vault },
    'last-week-draw');
}

async function seedTomorrow(context: SeedContext, stage: Stage): Promise<void> {
  const startsAt = eveningIn(context.now, 1);
  const sessionId = seedId('live', 'tomorrow');
  const today = at(context, context.now);
  const key = await passcodeKey(context.home.database);
  await today.run(scheduleLiveSession, {
    id: sessionId, titleZh: '会员日臻品之夜', titleEn: 'Members’ evening of rare pieces', host: '周曼',
    startsAt, endsAt: new Date(startsAt.getTime() + 2 * HOUR), outletId: stage.outletId,
    memberOnly: true, passcode: passcodeDigest(key, normalPasscode('金玉满堂88')!),
  }, 'tomorrow');
  const opensAt = new Date(startsAt.getTime() + HOUR / 2);
  await today.run(addDrop, {
    ...dropDefaults, id: seedId('live-drop', 'points'), sessionId, itemId: stage.itemIds[0]!, stock: 3,
    waitlistLimit: 3, pointsPrice: 30_000n, cashMinor: 99_900n, opensAt,
  }, 'tomorrow-points');
  await today.run(addDrop, {
    ...dropDefaults, id: seedId('live-drop', 'cash'), sessionId, itemId: stage.itemIds[1]!, stock: 20,
    waitlistLimit: 20, pointsPrice: 0n, cashMinor: 269_900n, opensAt,
  }, 'tomorrow-cash');
  await today.run(planLottery, {
    id: seedId('lottery', 'tomorrow'), sessionId, kind: 'odds', titleZh: '臻品之夜抽奖', titleEn: 'Draw of the evening',
    opensAt, closesAt: new Date(opensAt.getTime() + HOUR), prizes: [
      { ...POINTS_PRIZE, points: 2_000, valueMinor: 2_000, ppm: 50_000, stock: 5 },
      { ...POINTS_PRIZE, nameZh: '参与积分', nameEn: 'Points for all', points: 20, valueMinor: 20, ppm: 950_000,
        stock: 3_000 }],
    beaconSource: null, redrawOf: null, redrawReason: null,
  }, 'tomorrow-lottery');
}

/** A tasting in a week that is full, with two who wait, and a pop-up store later for which booking opens by tier. */
async function seedEvents(context: SeedContext, stage: Stage): Promise<void> {
  const today = at(context, context.now);
  const eventId = seedId('member-event', 'tasting');
  const tasting = eveningIn(context.now, 7);
  await today.run(scheduleMemberEvent, {
    id: eventId, kind: 'tasting', titleZh: '古法金品鉴会', titleEn: 'Tasting: gold in the old craft',
    about: '近看錾刻、花丝与锤揲，匠人现场演示。', outletId: stage.storeId, address: null, region: 'CN', startsAt: tasting,
    endsAt: new Date(tasting.getTime() + 2 * HOUR), opensAt: new Date(context.now.getTime() - DAY), tierDelayHours: [],
    places: 6, waitlistLimit: 10, mostSeats: 2,
  }, 'tasting');
  for (const [index, memberId] of stage.memberIds.slice(0, 8).entries()) {
    await today.run(bookEventPlace, { eventId, memberId, seats: index === 0 ? 2 : 1 }, `tasting-${index}`);
  }
  const popUp = eveningIn(context.now, 30);
  await today.run(scheduleMemberEvent, {
    id: seedId('member-event', 'pop-up'), kind: 'pop_up', titleZh: '会员日快闪店', titleEn: 'Members’ day pop-up store',
    about: '积分兑换专属展柜，限量到店礼。', outletId: stage.storeId, address: '滨江天地一层中庭', region: 'CN', startsAt: popUp,
    endsAt: new Date(popUp.getTime() + 2 * DAY), opensAt: new Date(context.now.getTime() + 3 * DAY),
    tierDelayHours: [72, 24], places: 200, waitlistLimit: 100, mostSeats: 3,
  }, 'pop-up');
}
