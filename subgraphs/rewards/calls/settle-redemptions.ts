import type { LoyaltyResult } from '../../contracts/points-holds.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { runBatch } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { noteVoids, type NotedVoid } from '../commands/redemptions/note-voids.ts';
import { captureFor } from './capture-points.ts';
import { LOYALTY_BATCH, settleHolds } from './loyalty-calls.ts';
import { reservePoints } from './reserve-points.ts';

/** What nobody finished is taken up again after this time. */
export const PATIENCE_MS = 60_000;

interface Due { readonly id: string; readonly at: Date; readonly hold: string | null }

/**
 * Whatever a crash or a silent loyalty left in between: points that were not asked for, holds that go back, codes that
 * were shown without an answer. Saying it twice changes nothing in loyalty.
 */
export async function settleRedemptions(services: Services): Promise<void> {
  const before = new Date(services.home.clock.now().getTime() - PATIENCE_MS);
  await settleVoids(services);
  await reservePoints(services, await reservingSince(services, before));
  for (const id of await verifyingSince(services, before)) await captureFor(services, id, null);
}

/** Each once a run, in order of redeeming: what loyalty cannot say yet would keep the job at work without a pause. */
async function settleVoids(services: Services): Promise<void> {
  let last: Due | undefined;
  do {
    const due = await services.home.database.sql.all<Due>`
      select id, redeemed_at as at, points_hold_id as hold from redemption where points_state = 'void_due'
        and (${last?.id ?? null}::uuid is null
          or (redeemed_at, id) > (${last?.at ?? null}::timestamptz, ${last?.id ?? null}::uuid))
      order by redeemed_at, id limit ${LOYALTY_BATCH}`;
    // Whether loyalty holds points for those without a hold is unknown: asking with their key tells.
    await reservePoints(services, due.filter(({ hold }) => hold === null).map(({ id }) => id));
    await voidKnown(services, due.flatMap(({ id, hold }) => (hold === null ? [] : { id, hold })));
    last = due.length < LOYALTY_BATCH ? undefined : due.at(-1);
  } while (last);
}

async function voidKnown(services: Services, rows: readonly { id: string; hold: string }[]): Promise<void> {
  if (rows.length === 0) return;
  const results = await settleHolds(services, [], rows.map(({ id, hold }) => (
    { holdId: hold, reason: 'not redeemed', idempotencyKey: `redemption:${id}:void` })));
  const caller = { actor: serviceActor('rewards', []), requestId: 'settle-redemptions' };
  await runBatch(services.home, caller, noteVoids, rows.flatMap(({ id }, index) => {
    const noted = notedOf(id, results[index]!);
    return noted ? [{ ...caller, input: noted }] : [];
  }));
}

function notedOf(redemptionId: string, { hold, userErrors }: LoyaltyResult): NotedVoid | null {
  const code = hold ? null : userErrors[0]?.code ?? 'UNKNOWN';
  if (code === 'TRY_AGAIN') return null;
  const gone = code === 'ALREADY_VOIDED' || code === 'NOT_FOUND' || code === 'HOLD_EXPIRED';
  return { redemptionId, code: gone ? null : code };
}

const MOST = 10_000;

async function reservingSince({ home }: Services, before: Date): Promise<string[]> {
  return (await home.database.sql.all<{ id: string }>`select id from redemption
    where state = 'reserving' and points_state = 'asked' and redeemed_at <= ${before}
    order by redeemed_at limit ${MOST}`).map(({ id }) => id);
}

async function verifyingSince({ home }: Services, before: Date): Promise<string[]> {
  return (await home.database.sql.all<{ id: string }>`select id from redemption
    where state = 'verifying' and attempt_at <= ${before} order by attempt_at limit ${MOST}`).map(({ id }) => id);
}
