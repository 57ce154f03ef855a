import { serviceActor } from '../../../kernel/actor.ts';
import { askOther } from '../../../kernel/calls/ask-other.ts';
import { runBatch, type Caller } from '../../../kernel/commands/run-command.ts';
import type { Services } from '../../../kernel/graph/context.ts';
import { noteReleased } from '../../commands/quotes/note-released.ts';
import { quotesToRelease, type QuoteToRelease } from '../../queries/quotes/quotes-to-release.ts';

const PATIENCE_MS = 5_000;
const COUPONS = `mutation ReleaseCouponsOfQuote($coupons: SettleCouponsInput!) {
  coupons: releaseCoupons(input: $coupons) { userErrors { code } } }`;
const POINTS = `mutation VoidPointsOfQuote($points: SettleHoldInput!) {
  points: voidHold(input: $points) { userErrors { code } } }`;

const CREDIT = `mutation ReleaseCreditOfQuote($credit: ReleaseTradeInCreditInput!) {
  credit: releaseTradeInCredit(input: $credit) { userErrors { code } } }`;

const asService = serviceActor('orders',
  ['rewards:redeem', 'rewards:read', 'loyalty:hold', 'loyalty:read', 'tradeins:use', 'members:read']);

type Answer = Readonly<Record<string, { readonly userErrors: readonly { readonly code: string }[] } | undefined>>;

/**
 * Gives back what ended quotes held, of these or of all; each is told until its room has answered. Saying it twice
 * changes nothing there. What a room does not answer stays due.
 */
export async function releaseHolds(
  { services }: { services: Services }, caller: Caller, ids: readonly string[] | null,
): Promise<void> {
  let after: QuoteToRelease | null = null;
  do {
    const due: QuoteToRelease[] = await quotesToRelease(services.home.database.sql, ids, after);
    for (const quote of due) await release(services, caller, quote);
    after = due.at(-1) ?? null;
  } while (after && ids === null);
}

async function release(services: Services, caller: Caller, quote: QuoteToRelease): Promise<void> {
  const key = `quote:${quote.id}:back`;
  const coupons = quote.couponHoldId === null || await told(services, COUPONS, {
    coupons: { holdId: quote.couponHoldId, idempotencyKey: `${key}:${quote.couponHoldId}` } });
  const points = quote.pointsHoldId === null || await told(services, POINTS, {
    points: { holdId: quote.pointsHoldId, reason: 'quote ended', idempotencyKey: `${key}:${quote.pointsHoldId}` } });
  const credit = quote.creditHoldId === null || await told(services, CREDIT, {
    credit: { holdId: quote.creditHoldId, idempotencyKey: `${key}:${quote.creditHoldId}` } });
  if (!coupons || !points || !credit) return;
  await runBatch(services.home, caller, noteReleased, [{ ...caller, input: { quoteId: quote.id } }]);
}

/** False while the room has not said so; whatever else it says, there is nothing left to give back. */
async function told(services: Services, document: string, variables: Record<string, object>): Promise<boolean> {
  const answer = await askOther<Answer>(services, {
    document, variables, actor: asService, deadlineAt: Date.now() + PATIENCE_MS }).catch(() => null);
  return answer !== null
    && Object.values(answer).every((one) => !one?.userErrors.some(({ code }) => code === 'TRY_AGAIN'));
}
