import { encodeId, newId } from '../../subgraphs/kernel/ids.ts';
import {
  takeInteractions, type ToldInteraction,
} from '../../subgraphs/campaigns/commands/interactions/take-interactions.ts';
import { runCommand } from '../../subgraphs/kernel/commands/run-command.ts';
import { askDatabase } from '../kit/brand.ts';
import { benchDatabase } from '../kit/database.ts';
import { documentId, TELL_INTERACTIONS } from '../kit/documents.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';
import { openLiveRoom, type LiveRoom } from '../kit/live-room.ts';
import { Load, shotAt } from '../kit/load.ts';
import { askInLoops } from '../kit/loops.ts';
import { median } from '../kit/rounds.ts';
import { openStage, type Stage } from '../kit/stage.ts';

const LIST = 500;
const LISTS = 200;
/** Tellers that send at the same moment. */
const TELLERS = 8;
/** Of eleven lists one is sent again: it is told at least once. */
const AGAIN_EVERY = 10;
/** What the domain asks for (issue of campaigns): interactions a second. */
const WANTED = 20_000;
/** Mostly likes, as in a room that waits for a drop. */
const KINDS = ['enter', 'like', 'like', 'like', 'comment', 'like', 'share', 'like', 'like', 'leave'] as const;

/** What viewers of one room do, in lists, some of them told twice: each is kept once, and counted. */
export const interactions: Row = {
  name: 'interactions',
  measure: async (settings) => {
    const database = await benchDatabase();
    const house = await openBenchHouse(database.url);
    const stage = await openStage('house', { databaseUrl: database.url });
    try {
      const room = await openLiveRoom(house.runtimes.get('campaigns')!, database.url);
      const measured = async (what: string, tell: () => Promise<number>): Promise<Figure> => {
        await tell();
        const rates: number[] = [];
        for (let round = 0; round < settings.rounds; round += 1) rates.push(await tell());
        const value = median(rates);
        return { what, ours: `${Math.round(value)}/s, exact`, beside: `${WANTED}/s are wanted`, value: value / WANTED,
          reach: { atLeast: 1 }, note: 'lists of 500 of one room, one in eleven told again' };
      };
      return [
        await measured('interactions of one room', () => tellInDatabase(room)),
        await measured('interactions of one room, through the gateway', () => tellThroughGateway(room, stage)),
      ];
    } finally {
      await stage.stop();
      await house.close();
      await database.drop();
    }
  },
};

function listAt(room: LiveRoom, list: number): ToldInteraction[] {
  const at = new Date();
  return Array.from({ length: LIST }, (_, place) => {
    const turn = list * LIST + place;
    return { eventId: `e-${turn}`, memberId: room.memberAt(turn), kind: KINDS[turn % KINDS.length]!, at };
  });
}

/** Lists in the order they are sent. */
const sent = (): number[] => Array.from({ length: LISTS }, (_, list) => (
  list % AGAIN_EVERY === 0 ? [list, list] : [list])).flat();

async function expectEachOnce(url: string, sessionId: string): Promise<void> {
  const [found] = await askDatabase<{ kept: number; counted: number }>(url, `select
    (select count(*)::int from campaigns.room_interaction where session_id = $1) as kept,
    (select sum(times)::int from campaigns.room_tally where session_id = $1) as counted`, [sessionId]);
  if (found!.kept !== LISTS * LIST || found!.counted !== LISTS * LIST) {
    throw new Error(`${LISTS * LIST} were told, ${found!.kept} kept and ${found!.counted} counted`);
  }
}

async function tellInDatabase(room: LiveRoom): Promise<number> {
  const sessionId = await room.session();
  const lists = sent();
  const { home } = room.campaigns.services;
  const { seconds } = await askInLoops(TELLERS, { times: lists.length }, async (turn) => {
    const outcome = await runCommand(home, { actor: HEAD_OFFICE, requestId: 'bench' }, takeInteractions,
      { sessionId, interactions: listAt(room, lists[turn]!) });
    if (!outcome.ok || outcome.value.refused.length > 0) throw new Error(JSON.stringify(outcome));
  });
  await expectEachOnce(room.url, sessionId);
  return lists.length * LIST / seconds;
}

async function tellThroughGateway(room: LiveRoom, stage: Stage): Promise<number> {
  const sessionId = await room.session();
  const lists = sent();
  const shots = lists.map((list) => shotAt(stage.url, {
    documentId: documentId(TELL_INTERACTIONS), variables: { input: {
      sessionId: encodeId('ses', sessionId),
      interactions: listAt(room, list).map(({ memberId, kind, ...one }) => (
        { ...one, kind: kind.toUpperCase(), memberId: encodeId('mem', memberId ?? newId()) })),
    } },
  }, { 'x-bench-actor': 'hq' }));
  const { answers, seconds } = await new Load(stage.url, shots, TELLERS).fire({ answers: shots.length });
  await expectEachOnce(room.url, sessionId);
  return answers * LIST / seconds;
}
