import { serviceActor } from '../../kernel/actor.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { finishVerification, type FinishCode } from '../commands/redemptions/finish-verification.ts';
import type { Verifying } from '../commands/redemptions/verify-redemption.ts';
import { settleHolds } from './loyalty-calls.ts';

/**
 * Takes the points of a redemption whose code was shown, and says what came of it; null while nobody knows, for loyalty
 * gave no answer: asked again it is the same capture.
 */
export async function captureFor(
  services: Services, redemptionId: string, attemptId: string | null,
): Promise<Outcome<Verifying, FinishCode> | null> {
  const row = await services.home.database.sql.maybe<{ state: string; hold: string | null }>`
    select state, points_hold_id as hold from redemption where id = ${redemptionId}`;
  const code = row?.state === 'verifying' && row.hold ? await capture(services, redemptionId, row.hold) : null;
  if (code === 'UNKNOWN') return null;
  const caller = { actor: serviceActor('rewards', []), requestId: 'capture-points' };
  return runCommand(services.home, caller, finishVerification, { redemptionId, attemptId, code }) as
    Promise<Outcome<Verifying, FinishCode>>;
}

/** Null when the points are taken, else why not. */
async function capture(services: Services, redemptionId: string, holdId: string): Promise<string | null> {
  try {
    const [result] = await settleHolds(services, [
      { holdId, reason: 'redeemed', idempotencyKey: `redemption:${redemptionId}:capture` }], []);
    const code = result!.hold ? null : result!.userErrors[0]?.code ?? 'UNKNOWN';
    return code === 'ALREADY_CAPTURED' ? null : code === 'TRY_AGAIN' ? 'UNKNOWN' : code;
  } catch {
    return 'UNKNOWN';
  }
}
