import { PREFIX } from '../../contracts/ids.ts';
import type { LoyaltyResult } from '../../contracts/points-holds.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { encodeId, NOBODY } from '../../kernel/ids.ts';
import { noteTurn, type NotedTurn } from '../commands/formats/note-turn.ts';
import { holdPointsBatch, LOYALTY_BATCH, settleHolds } from './loyalty-calls.ts';
import { seedsFrom } from './seeds.ts';

/** A hold outlives the time that loyalty may be away; one that everybody forgot goes back by itself. */
const HOLD_MINUTES = 1_440;

interface Row {
  readonly id: string; readonly price: number; readonly points_member_id: string;
  readonly points_hold_id: string | null;
}

/** Which: one that was just taken, or whatever waits since before that moment. */
type Which = { readonly turnId: string } | { readonly before: Date };

/**
 * Asks loyalty for the points of turns: holds them, then takes them, and the turn is drawn; held
 * points of a turn that can win nothing any more go back. The key is the turn's, so
 * that asking again answers the same, whatever crashed in between. Throws when loyalty gave no answer.
 */
export async function settleTurns(services: Services, which: Which): Promise<void> {
  await eachOpen(services, which, 'reserving', (rows) => hold(services, rows));
  await eachOpen(services, which, 'held', (rows) => takeHeld(services, rows));
  await eachOpen(services, which, 'ended', (rows) => letGo(services, rows));
}

/** Ids rise with time: what loyalty cannot say yet stands in nobody's way. */
async function eachOpen(
  services: Services, which: Which, state: 'reserving' | 'held' | 'ended',
  tell: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const one = 'turnId' in which ? which.turnId : null;
  const before = 'before' in which ? which.before : null;
  for (let after = NOBODY; ;) {
    const { sql } = services.home.database;
    const rows = state === 'ended'
      ? await sql.all<Row>`select id, price, points_member_id, points_hold_id from format_turn
        where points_code in ('SOLD_OUT', 'SET_COMPLETE') and points_hold_id is not null and id > ${after}
          and (id = ${one}::uuid or asked_at <= ${before}::timestamptz) order by id limit ${LOYALTY_BATCH}`
      : await sql.all<Row>`select id, price, points_member_id, points_hold_id from format_turn
        where state = ${state} and state in ('reserving', 'held') and id > ${after}
          and (id = ${one}::uuid or asked_at <= ${before}::timestamptz) order by id limit ${LOYALTY_BATCH}`;
    if (rows.length === 0) return;
    await tell(rows);
    after = rows.at(-1)!.id;
  }
}

type Word = Omit<NotedTurn, 'turnId' | 'seedsOf'>;

async function hold(services: Services, rows: readonly Row[]): Promise<void> {
  const results = await holdPointsBatch(services, rows.map((row) => ({
    memberId: encodeId(PREFIX.member, row.points_member_id), points: row.price, ttlMinutes: HOLD_MINUTES,
    purpose: 'format', idempotencyKey: `turn:${row.id}`,
  })));
  await note(services, rows, results.map(({ hold: held, userErrors }): Word | null => {
    if (held) return { points: 'held', holdId: held.id, code: null };
    const code = userErrors[0]?.code;
    if (!code) throw new Error('loyalty neither held the points nor said why');
    return code === 'TRY_AGAIN' ? null : { points: 'refused', holdId: null, code };
  }));
}

async function takeHeld(services: Services, rows: readonly Row[]): Promise<void> {
  const results = await settleHolds(services, rows.map((row) => (
    { holdId: row.points_hold_id!, reason: 'format', idempotencyKey: `turn:${row.id}:take` })), []);
  await note(services, rows, results.map(takenWord));
}

/** A hold that is over in any way is gone. */
async function letGo(services: Services, rows: readonly Row[]): Promise<void> {
  const results = await settleHolds(services, [], rows.map((row) => (
    { holdId: row.points_hold_id!, reason: 'format', idempotencyKey: `turn:${row.id}:void` })));
  await note(services, rows, results.map(({ hold: gone, userErrors }): Word | null =>
    (!gone && userErrors[0]?.code === 'TRY_AGAIN' ? null : { points: 'voided', holdId: null, code: null })));
}

/** Null while loyalty cannot say: it is asked again. */
function takenWord({ hold: taken, userErrors }: LoyaltyResult): Word | null {
  const code = taken ? null : userErrors[0]?.code ?? 'UNKNOWN';
  if (code === 'TRY_AGAIN') return null;
  return code === null || code === 'ALREADY_CAPTURED' ? { points: 'taken', holdId: null, code: null }
    : { points: 'refused', holdId: null, code };
}

async function note(services: Services, rows: readonly Row[], words: readonly (Word | null)[]): Promise<void> {
  const caller = { actor: serviceActor('engagement', []), requestId: 'settle-turns' };
  const seedsOf = seedsFrom(services);
  for (const [place, word] of words.entries()) {
    if (word) await runCommand(services.home, caller, noteTurn, { turnId: rows[place]!.id, ...word, seedsOf }, {});
  }
}
