import { PREFIX } from '../../contracts/ids.ts';
import type { LoyaltyResult } from '../../contracts/points-holds.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { runBatch } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { encodeId, NOBODY } from '../../kernel/ids.ts';
import { noteExtras, type SettledExtra } from '../commands/entitlements/note-extras.ts';
import { holdPointsBatch, LOYALTY_BATCH, settleHolds } from './loyalty-calls.ts';

/** A hold outlives the time that loyalty may be away; one that everybody forgot goes back by itself. */
const HOLD_MINUTES = 1_440;

interface Row {
  id: string; points: bigint; points_member_id: string; points_hold_id: string | null;
}

/** Which: one that was just bought, or whatever waits since before that moment. */
type Which = { readonly extraId: string } | { readonly before: Date };

/**
 * Asks loyalty for the points of what was bought: holds them, then captures them. The key is the extra's, so that
 * asking again answers the same, whatever crashed in between. Throws when loyalty gave no answer.
 */
export async function settleExtras(services: Services, which: Which): Promise<void> {
  await eachOpen(services, which, 'reserving', (rows) => hold(services, rows));
  await eachOpen(services, which, 'held', (rows) => capture(services, rows));
}

/** Ids rise with time: what loyalty cannot say yet stands in nobody's way. */
async function eachOpen(
  services: Services, which: Which, state: 'reserving' | 'held', tell: (rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  const one = 'extraId' in which ? which.extraId : null;
  const before = 'before' in which ? which.before : null;
  for (let after = NOBODY; ;) {
    const rows = await services.home.database.sql.all<Row>`
      select id, points, points_member_id, points_hold_id from entitlement_extra
      where state = ${state} and state in ('reserving', 'held') and id > ${after}
        and (id = ${one}::uuid or made_at <= ${before}::timestamptz) order by id limit ${LOYALTY_BATCH}`;
    if (rows.length === 0) return;
    await tell(rows);
    after = rows.at(-1)!.id;
  }
}

async function hold(services: Services, rows: readonly Row[]): Promise<void> {
  const results = await holdPointsBatch(services, rows.map((row) => ({
    memberId: encodeId(PREFIX.member, row.points_member_id), points: Number(row.points), ttlMinutes: HOLD_MINUTES,
    purpose: 'benefit', idempotencyKey: `entitlement:${row.id}`,
  })));
  await note(services, rows.flatMap((row, index) => heldOf(row.id, results[index]!) ?? []));
}

/** Null while loyalty cannot say whether there is such a member: it is asked again. */
function heldOf(extraId: string, { hold: held, userErrors }: LoyaltyResult): SettledExtra | null {
  if (held) return { extraId, state: 'held', holdId: held.id, code: null };
  const code = userErrors[0]?.code;
  if (!code) throw new Error('loyalty neither held the points nor said why');
  return code === 'TRY_AGAIN' ? null : { extraId, state: 'refused', holdId: null, code };
}

async function capture(services: Services, rows: readonly Row[]): Promise<void> {
  const results = await settleHolds(services, rows.map((row) => ({
    holdId: row.points_hold_id!, reason: 'benefit', idempotencyKey: `entitlement:${row.id}:capture`,
  })), []);
  await note(services, rows.flatMap((row, index) => capturedOf(row.id, results[index]!) ?? []));
}

function capturedOf(extraId: string, { hold: captured, userErrors }: LoyaltyResult): SettledExtra | null {
  const code = captured ? null : userErrors[0]?.code ?? 'UNKNOWN';
  if (code === 'TRY_AGAIN') return null;
  const done = code === null || code === 'ALREADY_CAPTURED';
  return { extraId, state: done ? 'active' : 'refused', holdId: null, code: done ? null : code };
}

async function note(services: Services, settled: readonly SettledExtra[]): Promise<void> {
  const caller = { actor: serviceActor('rewards', []), requestId: 'settle-extras' };
  await runBatch(services.home, caller, noteExtras, settled.map((input) => ({ ...caller, input })));
}
