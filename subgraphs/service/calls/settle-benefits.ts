import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther } from '../../kernel/calls/ask-other.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { noteBenefit, type NotedBenefit } from '../commands/orders/note-benefit.ts';

const PATIENCE_MS = 5_000;
const AT_ONCE = 100;
const HOUR_MS = 3_600_000;
const asService = serviceActor('service', ['rewards:read', 'rewards:redeem']);
const ANSWER = '{ entitlementUse { id } userErrors { code } }';
const BOOK = `mutation BookForService($input: BookEntitlementInput!) {
  answer: bookEntitlement(input: $input) ${ANSWER} }`;
const USE = `mutation UseForService($input: UseEntitlementInput!) { answer: useEntitlement(input: $input) ${ANSWER} }`;
const HONOUR = `mutation HonourForService($input: EntitlementBookingInput!) {
  answer: honourEntitlement(input: $input) ${ANSWER} }`;
const CALL_OFF = `mutation CallOffForService($input: EntitlementBookingInput!) {
  answer: cancelEntitlement(input: $input) ${ANSWER} }`;

interface Row {
  id: string; memberId: string; benefitId: string; outletId: string; promisedAt: Date; round: number;
  use: string | null; benefitState: 'asked' | 'settling'; state: string;
}
interface Result {
  readonly entitlementUse: { readonly id: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}
/** Which: one that was just changed, or whatever waits. */
type Which = { readonly serviceOrderId: string } | 'all';

/**
 * Asks rewards to book what orders want of a benefit, to use it when the piece is handed over, or to call it off. The
 * key is the order's and its round's, so that asking again answers the same. Throws when rewards gave no answer.
 */
export async function settleBenefits(services: Services, which: Which): Promise<void> {
  const one = which === 'all' ? null : which.serviceOrderId;
  const rows = await services.home.database.sql.all<Row>`select id, member_id as "memberId", state,
      benefit_id as "benefitId", outlet_id as "outletId", promised_at as "promisedAt", benefit_round as round,
      benefit_use as use, benefit_state as "benefitState" from service_order
    where benefit_state in ('asked', 'settling') and (${one}::uuid is null or id = ${one}::uuid)
    order by opened_at limit ${AT_ONCE}`;
  for (const row of rows) {
    const settled = row.benefitState === 'asked' ? await book(services, row) : await settle(services, row);
    if (settled) await note(services, { serviceOrderId: row.id, from: row.benefitState, ...settled });
  }
}

type Settled = Pick<NotedBenefit, 'to' | 'use' | 'code'>;

/** Null while rewards cannot say it yet: it is asked again. */
async function book(services: Services, row: Row): Promise<Settled | null> {
  const now = services.home.clock.now();
  const comesAt = row.promisedAt > now ? row.promisedAt : new Date(now.getTime() + HOUR_MS);
  const booked = await ask(services, BOOK, { ...whoOf(row), comesAt, idempotencyKey: keyOf(row, 'book') });
  const code = codeOf(booked);
  if (booked.entitlementUse) return { to: 'booked', use: booked.entitlementUse.id, code: null };
  if (code === 'TRY_AGAIN') return null;
  return code === 'NOT_BOOKABLE' ? useNow(services, row) : { to: 'refused', use: null, code };
}

async function useNow(services: Services, row: Row): Promise<Settled | null> {
  const used = await ask(services, USE, { ...whoOf(row), idempotencyKey: keyOf(row, 'use') });
  const code = codeOf(used);
  if (used.entitlementUse) return { to: 'used', use: used.entitlementUse.id, code: null };
  return code === 'TRY_AGAIN' ? null : { to: 'refused', use: null, code };
}

/** Handed over it is used, by its booking or, before its day, at once; else it is called off while that is in time. */
async function settle(services: Services, row: Row): Promise<Settled | null> {
  const isUsed = row.state === 'handed_over';
  if (row.use === null) {
    // It was never answered: whether it was booked is known by asking with the same key.
    const booked = await book(services, row);
    if (!booked || booked.to !== 'booked') return booked;
    return settle(services, { ...row, use: booked.use });
  }
  const deed = isUsed ? 'honour' : 'call-off';
  const answer = await ask(services, isUsed ? HONOUR : CALL_OFF,
    { id: row.use, idempotencyKey: keyOf(row, deed) });
  const code = codeOf(answer);
  if (code === 'TRY_AGAIN') return null;
  if (isUsed && code === 'TOO_EARLY') {
    await ask(services, CALL_OFF, { id: row.use, idempotencyKey: keyOf(row, 'call-off') });
    return useNow(services, row);
  }
  // Called off too late, or missed meanwhile, it counts as used.
  return { to: isUsed || code !== null ? 'used' : 'called_off', use: row.use, code };
}

const keyOf = ({ id, round }: Row, deed: string): string => `service:${id}:${round}:${deed}`;
const codeOf = ({ entitlementUse, userErrors }: Result): string | null =>
  (entitlementUse ? null : userErrors[0]?.code ?? 'UNKNOWN');
const whoOf = ({ memberId, benefitId, outletId }: Row) => ({
  memberId: encodeId(PREFIX.member, memberId), benefitId: encodeId(PREFIX.benefit, benefitId),
  outletId: encodeId(PREFIX.outlet, outletId),
});

async function ask(services: Services, document: string, input: object): Promise<Result> {
  const { answer } = await askOther<{ answer: Result | null }>(services, {
    document, variables: { input }, actor: asService, deadlineAt: Date.now() + PATIENCE_MS });
  if (!answer) throw new Error('rewards gave no answer');
  return answer;
}

async function note(services: Services, noted: NotedBenefit): Promise<void> {
  await runCommand(services.home, { actor: serviceActor('service', []), requestId: 'settle-benefits' },
    noteBenefit, noted);
}
