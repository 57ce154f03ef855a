import { serviceActor } from '../../kernel/actor.ts';
import { runBatch } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { notePoints, type SettledPoints } from '../commands/note-points.ts';
import { LOYALTY_BATCH, settleHolds, type LoyaltyResult } from './loyalty-calls.ts';
import { reservePoints } from './reserve-points.ts';

interface DueRow {
  id: string;
  settled_at: Date;
  points_state: 'capture_due' | 'void_due';
  points_hold_id: string | null;
  reason: string | null;
}

/**
 * Tells loyalty which holds are spent and which go back, until it has confirmed each. Saying it twice
 * changes nothing there, so a crash anywhere in between is mended by the next run.
 */
export async function settlePoints(services: Services): Promise<void> {
  // Whether loyalty holds points for these is unknown: asking with the claim's key tells.
  await eachDue(services, false, (rows) => reservePoints(services, rows.map((row) => row.id)));
  await eachDue(services, true, (rows) => settleKnown(services, rows));
}

/** Each once a run: what loyalty cannot say yet would keep the job at work without a pause. */
async function eachDue(
  services: Services, held: boolean, tell: (rows: readonly DueRow[]) => Promise<void>,
): Promise<void> {
  let last: DueRow | null = null;
  do {
    const due: DueRow[] = await services.home.database.sql.all<DueRow>`
      select id, settled_at, points_state, points_hold_id, reason from claim
      where points_state in ('capture_due', 'void_due') and (points_hold_id is not null) = ${held}
        and (${last?.id ?? null}::uuid is null
          or (settled_at, id) > (${last?.settled_at ?? null}::timestamptz, ${last?.id ?? null}::uuid))
      order by settled_at, id limit ${LOYALTY_BATCH}`;
    await tell(due);
    last = due.length < LOYALTY_BATCH ? null : due.at(-1)!;
  } while (last);
}

async function settleKnown(services: Services, rows: readonly DueRow[]): Promise<void> {
  if (rows.length === 0) return;
  const captures = rows.filter((row) => row.points_state === 'capture_due');
  const voids = rows.filter((row) => row.points_state === 'void_due');
  const request = (row: DueRow) => ({
    holdId: row.points_hold_id!, reason: row.reason ?? 'paid',
    idempotencyKey: `claim:${row.id}:${row.points_state}`,
  });
  const results = await settleHolds(services, captures.map(request), voids.map(request));
  const caller = { actor: serviceActor('campaigns', []), requestId: 'settle-points' };
  await runBatch(services.home, caller, notePoints, [...captures, ...voids].map((row, index) => (
    { ...caller, input: settledOf(row, results[index]!) })));
}

function settledOf(row: DueRow, { hold, userErrors }: LoyaltyResult): SettledPoints {
  const code = hold ? null : userErrors[0]?.code ?? 'UNKNOWN';
  if (row.points_state === 'capture_due') {
    const done = hold !== null || code === 'ALREADY_CAPTURED';
    return { claimId: row.id, state: done ? 'captured' : 'lost', code: done ? null : code };
  }
  const done = hold !== null || code === 'ALREADY_VOIDED' || code === 'NOT_FOUND'
    || code === 'HOLD_EXPIRED';
  return { claimId: row.id, state: done ? 'voided' : 'lost', code: done ? null : code };
}
