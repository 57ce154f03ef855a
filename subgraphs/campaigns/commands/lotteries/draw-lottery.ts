import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { prizesOf, rankedPrizesOf, type Draw } from '../../domain/lottery.ts';
import { refusalOfBeacon, stateOfLottery, type Beacon } from '../../domain/lotteries/lottery-rules.ts';
import { stateOfSession } from '../../domain/session-rules.ts';
import {
  drawIdOf, listOf, lockLottery, numberEntries, tellRoom, type LockedLottery,
} from '../../persistence/lotteries.ts';
import { seedOf } from './seed-vault.ts';
import { refusalOfEdit, UNKNOWN, type Edit, type VaultOf } from './write-lottery.ts';

interface Value { readonly lotteryId: string }

/**
 * Writes down the list once nobody can enter any more: its closing time has come, or the session is over. Never before:
 * nobody shuts a list when its own people are in.
 */
export const closeLottery = defineCommand<Edit, Value, 'NOT_FOUND' | 'STALE' | 'WRONG_STATE'>({
  name: 'campaigns.close-lottery',
  execute: async (tx, { id, expectedVersion }) => {
    await shareMerges(tx.sql);
    const lottery = await lockLottery(tx.sql, id);
    const refusal = refusalOfEdit(lottery, expectedVersion);
    if (refusal || !lottery) return refusal ?? UNKNOWN;
    if (lottery.state !== 'published') return refused('WRONG_STATE', 'Only a published lottery is closed.', ['id']);
    const session = stateOfSession({ state: lottery.sessionState, endsAt: lottery.sessionEndsAt }, tx.now);
    if (lottery.closesAt > tx.now && session !== 'ended') {
      return refused('WRONG_STATE', 'Members may still enter: it closes at its time.', ['id']);
    }
    await closeList(tx, lottery);
    return accepted({ lotteryId: id });
  },
});

/** Lists of lotteries whose time is over are closed, at most `limit`. */
export const closeDueLotteries = defineCommand<{ limit: number }, { closed: number }, never>({
  name: 'campaigns.close-due-lotteries',
  execute: async (tx) => {
    await shareMerges(tx.sql);
    // One at a time: a list may have 100,000 entries.
    const due = await tx.sql.maybe<{ id: string }>`select id from lottery
      where state = 'published' and closes_at <= ${tx.now} order by closes_at limit 1`;
    const lottery = due && await lockLottery(tx.sql, due.id);
    if (!lottery || lottery.state !== 'published') return accepted({ closed: 0 });
    await closeList(tx, lottery);
    return accepted({ closed: 1 });
  },
});

/** Closed at the moment its hash is written down: a public value that is older could have chosen who is in it. */
async function closeList(tx: Tx, lottery: LockedLottery): Promise<LockedLottery> {
  const { listHash, entries } = await numberEntries(tx.sql, lottery.id);
  const closedAt = tx.now;
  await tx.sql.run`update lottery set state = 'closed', closed_at = ${closedAt}, list_hash = ${listHash},
    version = version + 1 where id = ${lottery.id}`;
  await tellRoom(tx.sql, lottery.sessionId);
  tx.audit({ subjectId: lottery.id, before: { state: 'published' }, after: { state: 'closed', listHash, entries } });
  return { ...lottery, state: 'closed', closedAt, listHash, version: lottery.version + 1 };
}

type DrawInput = Edit & { readonly beacon: Beacon | null; readonly vault: VaultOf };
type DrawCode = 'NOT_FOUND' | 'STALE' | 'NOT_CLOSED' | 'ALREADY_DRAWN' | 'BEACON_NEEDED' | 'NO_BEACON_PROMISED'
  | 'BEACON_TOO_EARLY' | 'INVALID' | 'SEED_LOST' | 'BEACON_TO_CONFIRM';

export const BEACON_WORDS = {
  BEACON_NEEDED: 'It was promised that a public value is drawn with.',
  NO_BEACON_PROMISED: 'No public value was promised, so that none may be chosen.',
  BEACON_TOO_EARLY: 'The public value appeared before entries were closed.',
  INVALID: 'A public value is 1 to 64 bytes, hexadecimal in small letters, and has appeared.',
} as const;

/**
 * Draws a closed lottery, once and for ever, and reveals its seed: everybody may do it again (`verifyDraw`). Prizes are
 * handed out by a job right after, each once. Whoever presses twice, or beside another one, is told that it is drawn.
 * A public value is told by one person, who is refused while it stays, and drawn with once another one says the same.
 */
export const drawLottery = defineCommand<DrawInput, Value, DrawCode>({
  name: 'campaigns.draw-lottery',
  execute: async (tx, { id, expectedVersion, beacon, vault }) => {
    await shareMerges(tx.sql);
    const found = await lockLottery(tx.sql, id);
    // Before the version, which the draw has moved on.
    if (found?.state === 'drawn') return DRAWN;
    const refusal = refusalOfEdit(found, expectedVersion);
    if (refusal || !found) return refusal ?? UNKNOWN;
    if (stateOfLottery(found, tx.now) !== 'closed') return refused('NOT_CLOSED', 'Its list is not closed.', ['id']);
    if (found.state === 'published' && found.beaconSource !== null) {
      return refused('NOT_CLOSED', 'Its list is not written down yet; within a minute it is.', ['id']);
    }
    const seed = seedOf(found, vault());
    if (!seed) return refused('SEED_LOST', 'No key of the house opens its seed; call it off.', ['id']);
    const lottery = found.state === 'published' ? await closeList(tx, found) : found;
    const wrong = refusalOfBeacon(
      { isPromised: lottery.beaconSource !== null, closedAt: lottery.closedAt!, now: tx.now }, beacon);
    if (wrong) return refused(wrong, BEACON_WORDS[wrong], [wrong === 'BEACON_TOO_EARLY' ? 'beaconAt' : 'beacon']);
    if (beacon && !isConfirmed(lottery, beacon, tx.actor.id)) {
      await tellBeacon(tx, lottery, beacon);
      return refused('BEACON_TO_CONFIRM', 'It is written down; another person draws with the same value and moment.',
        ['beacon']);
    }
    await reveal(tx, lottery, seed, beacon);
    return accepted({ lotteryId: id });
  },
});

const DRAWN = refused('ALREADY_DRAWN', 'It is drawn; a redraw is a lottery of its own.', ['id']);

/** Whether another person than who draws told this value and its moment. */
const isConfirmed = ({ beacon, beaconAt, beaconToldBy }: LockedLottery, said: Beacon, actorId: string): boolean =>
  beaconToldBy !== null && beaconToldBy !== actorId && beacon === said.value
    && beaconAt?.getTime() === said.at.getTime();

/** Stays though the draw is refused; told otherwise, the last word is the one to be confirmed. */
async function tellBeacon(tx: Tx, { id, beacon: before }: LockedLottery, { value, at }: Beacon): Promise<void> {
  await tx.sql.run`update lottery set beacon = ${value}, beacon_at = ${at}, beacon_told_by = ${tx.actor.id}
    where id = ${id}`;
  tx.audit({ subjectId: id, before: { beacon: before }, after: { beacon: value, beaconAt: at } });
  tx.keepRefused();
}

async function reveal(tx: Tx, lottery: LockedLottery, seed: Buffer, beacon: Beacon | null): Promise<void> {
  const draw: Draw = {
    drawId: drawIdOf(lottery.id), seed, entries: await listOf(tx.sql, lottery.id),
    ...beacon && { beacon: Buffer.from(beacon.value, 'hex') },
  };
  const bands = lottery.prizes.map(({ ppm, stock }, place) => ({ prize: String(place + 1), ppm, stock }));
  const prizes = lottery.kind === 'odds' ? prizesOf(draw, bands) : rankedPrizesOf(draw, bands);
  const winners = prizes.flatMap((prize, place) => (prize === null ? [] : [{ no: place + 1, prize: Number(prize) }]));
  const won = lottery.prizes.map((_, place) => winners.filter(({ prize }) => prize === place + 1).length);
  await tx.sql.run`update lottery_entry e set prize = t.prize
    from unnest(${winners.map(({ no }) => no)}::int[], ${winners.map(({ prize }) => prize)}::int[]) as t(no, prize)
    where e.lottery_id = ${lottery.id} and e.no = t.no`;
  await tx.sql.run`update lottery set state = 'drawn', drawn_at = ${tx.now}, seed = ${seed.toString('hex')},
    beacon = ${beacon?.value ?? null}, beacon_at = ${beacon?.at ?? null}, seed_sealed = null, seed_key_id = null,
    won = ${won}::int[], version = version + 1
    where id = ${lottery.id}`;
  await tellRoom(tx.sql, lottery.sessionId);
  tx.schedule({ job: 'hand-out-prizes', at: tx.now, payload: {}, key: 'hand-out-prizes' });
  tx.audit({ subjectId: lottery.id, before: { state: 'closed' },
    after: { state: 'drawn', beacon: beacon?.value ?? null, entries: draw.entries.length, won } });
}
