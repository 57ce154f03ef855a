import type { LoyaltyResult } from '../../contracts/points-holds.ts';
import { sql as fragment } from 'kysely';
import { serviceActor } from '../../kernel/actor.ts';
import { runBatch } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { notePoints, type SettledPoints } from '../commands/note-points.ts';
import { eachClaimPage, type PagedClaim } from './claim-pages.ts';
import { LOYALTY_BATCH, settleHolds } from './loyalty-calls.ts';
import { reservePoints } from './reserve-points.ts';

interface DueRow extends PagedClaim {
  readonly points_state: 'capture_due' | 'void_due';
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

async function eachDue(
  services: Services, held: boolean, tell: (rows: readonly DueRow[]) => Promise<void>,
): Promise<void> {
  await eachClaimPage<DueRow>(services.home.database.sql, {
    which: fragment`points_state in ('capture_due', 'void_due') and (points_hold_id is not null) = ${held}`,
    by: 'settled_at', size: LOYALTY_BATCH,
  }, tell);
}

async function settleKnown(services: Services, rows: readonly DueRow[]): Promise<void> {
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
