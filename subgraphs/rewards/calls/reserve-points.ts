import { PREFIX } from '../../contracts/ids.ts';
import type { LoyaltyResult } from '../../contracts/points-holds.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { runBatch } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { settleReservations, type ReservationAnswer } from '../commands/redemptions/settle-reservations.ts';
import { holdPointsBatch, LOYALTY_BATCH } from './loyalty-calls.ts';

interface Row {
  readonly id: string;
  readonly points_member_id: string;
  readonly points: bigint;
  readonly hold_minutes: number;
}

/**
 * Asks loyalty to hold the points of these redemptions and settles them with its answer. The key is the redemption, so
 * asking again answers the same hold. Throws when loyalty gave no answer.
 */
export async function reservePoints(services: Services, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += LOYALTY_BATCH) {
    await reserveSome(services, ids.slice(from, from + LOYALTY_BATCH));
  }
}

async function reserveSome(services: Services, ids: readonly string[]): Promise<void> {
  const rows = await services.home.database.sql.all<Row>`
    select id, points_member_id, points, hold_minutes from redemption
    where id = any(${[...ids]}::uuid[]) and points_hold_id is null and points_state in ('asked', 'void_due')
    order by id`;
  if (rows.length === 0) return;
  const results = await holdPointsBatch(services, rows.map((row) => ({
    memberId: encodeId(PREFIX.member, row.points_member_id), points: Number(row.points),
    ttlMinutes: row.hold_minutes, purpose: 'reward', idempotencyKey: `redemption:${row.id}`,
  })));
  const caller = { actor: serviceActor('rewards', []), requestId: 'reserve-points' };
  const answers = rows.flatMap((row, index) => answerOf(row.id, results[index]!) ?? []);
  await runBatch(services.home, caller, settleReservations, answers.map((input) => ({ ...caller, input })));
}

/** Null while loyalty cannot say whether there is such a member: it is asked again. */
function answerOf(redemptionId: string, { hold, userErrors }: LoyaltyResult): ReservationAnswer | null {
  if (hold) return { redemptionId, holdId: hold.id };
  const code = userErrors[0]?.code;
  if (!code) throw new Error('loyalty neither held the points nor said why');
  return code === 'TRY_AGAIN' ? null : { redemptionId, code };
}
