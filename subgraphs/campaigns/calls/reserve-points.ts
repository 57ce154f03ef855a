import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { LoyaltyResult } from '../../contracts/points-holds.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { runBatch } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { settleReservations, type ReservationAnswer } from '../commands/settle-reservations.ts';
import { eachClaimPage } from './claim-pages.ts';
import { holdPointsBatch, LOYALTY_BATCH } from './loyalty-calls.ts';

/**
 * A hold outlives its claim by this: a payment in the last second can still be captured while loyalty
 * is away for hours, and a hold that everybody forgot goes back by itself.
 */
export const HOLD_MARGIN_MINUTES = 1_440;

interface Row {
  id: string;
  points_member_id: string;
  points_price: bigint;
  hold_minutes: number;
}

/**
 * Asks loyalty to hold the points of these claims and settles them with its answer. The key is the
 * claim, so asking again answers the same hold. Throws when loyalty gave no answer.
 */
export async function reservePoints(services: Services, claimIds: readonly string[]): Promise<void> {
  for (let from = 0; from < claimIds.length; from += LOYALTY_BATCH) {
    await reserveSome(services, claimIds.slice(from, from + LOYALTY_BATCH));
  }
}

async function reserveSome(services: Services, claimIds: readonly string[]): Promise<void> {
  const rows = await services.home.database.sql.all<Row>`
    select c.id, c.points_member_id, c.points_price, d.hold_minutes
    from claim c join live_drop d on d.id = c.drop_id
    where c.id = any(${[...claimIds]}::uuid[]) and c.points_hold_id is null
      and c.points_state in ('asked', 'void_due') order by c.id`;
  if (rows.length === 0) return;
  const results = await holdPointsBatch(services, rows.map((row) => ({
    memberId: encodeId(PREFIX.member, row.points_member_id), points: Number(row.points_price),
    ttlMinutes: row.hold_minutes + HOLD_MARGIN_MINUTES, purpose: 'live drop',
    idempotencyKey: `claim:${row.id}`,
  })));
  const caller = { actor: serviceActor('campaigns', []), requestId: 'reserve-points' };
  const answers = rows.flatMap((row, index) => answerOf(row.id, results[index]!) ?? []);
  await runBatch(services.home, caller, settleReservations,
    answers.map((input) => ({ ...caller, input })));
}

/** Null while loyalty cannot say whether there is such a member: it is asked again. */
function answerOf(claimId: string, { hold, userErrors }: LoyaltyResult): ReservationAnswer | null {
  if (hold) return { claimId, holdId: hold.id };
  const code = userErrors[0]?.code;
  if (!code) throw new Error('loyalty neither held the points nor said why');
  return code === 'TRY_AGAIN' ? null : { claimId, code };
}

/** Which claims: of one drop, or older than `before` in all. */
type Which = { readonly dropId: string } | { readonly before: Date };

const PAGE = 1_000;

/**
 * Asks for the points of all claims whose points were not settled yet: of whom loyalty cannot say yet is asked again
 * by the next job.
 */
export async function reserveOpen(services: Services, which: Which): Promise<void> {
  const of = 'dropId' in which ? fragment`drop_id = ${which.dropId}` : fragment`claimed_at <= ${which.before}`;
  await eachClaimPage(services.home.database.sql, {
    which: fragment`state = 'reserving' and points_state = 'asked' and ${of}`, by: 'claimed_at', size: PAGE,
  }, (rows) => reservePoints(services, rows.map((row) => row.id)));
}
