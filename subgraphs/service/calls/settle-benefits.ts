import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther } from '../../kernel/calls/ask-other.ts';
import { runCommand } from '../../kernel/commands/run-command.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';
import { noteBenefit, type NotedBenefit } from '../commands/orders/note-benefit.ts';
import { CLOSED } from '../domain/steps.ts';
import type { ServiceState } from '../domain/words.ts';
import { inTurn } from './in-turn.ts';

const PATIENCE_MS = 5_000;
const AT_ONCE = 100;
const asService = serviceActor('service', ['rewards:read', 'rewards:redeem']);
const ANSWER = '{ entitlementUse { id } userErrors { code } }';
const BOOK = `mutation BookForService($input: BookEntitlementInput!) {
  answer: bookEntitlement(input: $input) ${ANSWER} }`;
const USE = `mutation UseForService($input: UseEntitlementInput!) { answer: useEntitlement(input: $input) ${ANSWER} }`;
const HONOUR = `mutation HonourForService($input: EntitlementBookingInput!) {
  answer: honourEntitlement(input: $input) ${ANSWER} }`;
const CALL_OFF = `mutation CallOffForService($input: EntitlementBookingInput!) {
  answer: cancelEntitlement(input: $input) ${ANSWER} }`;
const GIVE_BACK = `mutation GiveBackForService($input: ReturnEntitlementInput!) {
  answer: returnEntitlement(input: $input) ${ANSWER} }`;

const STANDING = 'query BookingOfService($id: ID!) { answer: node(id: $id) { ... on EntitlementUse { state } } }';

interface Row {
  id: string; memberId: string; benefitId: string; outletId: string; comesAt: Date; round: number;
  use: string | null; benefitState: 'asked' | 'settling'; state: ServiceState;
  /** The work was had: handed over, or begun in this round before the piece went back undone. */
  isHad: boolean;
}
interface Result {
  readonly entitlementUse: { readonly id: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}
/** Which: one that was just changed, or whatever waits. */
type Which = { readonly serviceOrderId: string } | 'all';

/**
 * Asks rewards to book what orders want of a benefit, to use it when the piece is handed over or goes back after its
 * work was begun, or to call it off; what is not booked ahead is used when the piece comes, and given back when the
 * order ends before its work. The key is
 * the order's and its round's, and so are the words, so that asking again answers the same. Throws when rewards gave no
 * answer.
 */
export async function settleBenefits(services: Services, which: Which): Promise<void> {
  const one = which === 'all' ? null : which.serviceOrderId;
  const rows = await services.home.database.sql.all<Row>`select id, benefit_member_id as "memberId", state,
      benefit_id as "benefitId", outlet_id as "outletId", benefit_comes_at as "comesAt", benefit_round as round,
      benefit_use as use, benefit_state as "benefitState", state = 'handed_over' or state = 'returned_undone'
        and exists (select 1 from service_step s where s.service_order_id = service_order.id and s.deed = 'start'
          and s.version >= benefit_since) as "isHad" from service_order
    where benefit_state in ('asked', 'settling') and (${one}::uuid is null or id = ${one}::uuid)
    order by opened_at limit ${AT_ONCE}`;
  await inTurn(rows, async (row) => {
    const settled = row.benefitState === 'asked' ? await book(services, row) : await settle(services, row);
    if (settled) await note(services, { serviceOrderId: row.id, round: row.round, from: row.benefitState, ...settled });
  });
}

type Settled = Pick<NotedBenefit, 'to' | 'use' | 'code'>;

/** Null while rewards cannot say it yet: it is asked again. */
async function book(services: Services, row: Row): Promise<Settled | null> {
  const { comesAt } = row;
  const booked = await ask(services, BOOK, { ...whoOf(row), comesAt, idempotencyKey: keyOf(row, 'book') });
  const code = codeOf(booked);
  if (booked.entitlementUse) return { to: 'booked', use: booked.entitlementUse.id, code: null };
  if (code === 'TRY_AGAIN') return null;
  // Not booked ahead, or not booked before its moment had gone by.
  const isHadNow = code === 'NOT_BOOKABLE' || code === 'INVALID' && comesAt <= services.home.clock.now();
  if (!row.isHad && CLOSED.includes(row.state)) {
    return isHadNow ? unuse(services, row) : { to: 'called_off', use: null, code };
  }
  return isHadNow ? useNow(services, row) : { to: 'refused', use: null, code };
}

async function useNow(services: Services, row: Row): Promise<Settled | null> {
  const used = await ask(services, USE, { ...whoOf(row), idempotencyKey: keyOf(row, 'use') });
  const code = codeOf(used);
  if (used.entitlementUse) return { to: 'used', use: used.entitlementUse.id, code: null };
  return code === 'TRY_AGAIN' ? null : { to: 'refused', use: null, code };
}

/**
 * It ended before rewards answered: whether it was used is known by asking with the same key, and what that uses is
 * given back at once.
 */
async function unuse(services: Services, row: Row): Promise<Settled | null> {
  const used = await useNow(services, row);
  if (used?.to === 'used') return giveBack(services, { ...row, use: used.use });
  return used && { ...used, to: 'called_off' };
}

async function giveBack(services: Services, row: Row): Promise<Settled | null> {
  const code = codeOf(await ask(services, GIVE_BACK, { id: row.use, idempotencyKey: keyOf(row, 'give-back') }));
  if (code === 'TRY_AGAIN') return null;
  // A booking whose day has come is not given back: it counts as used.
  return { to: code === null ? 'called_off' : 'used', use: row.use, code };
}

/** What was had is used, by its booking or, before its day, at once; else it is called off while that is in time. */
async function settle(services: Services, row: Row): Promise<Settled | null> {
  const isUsed = row.isHad;
  if (row.use === null) {
    // It was never answered: whether it was booked is known by asking with the same key.
    const booked = await book(services, row);
    if (!booked || booked.to !== 'booked') return booked;
    return settle(services, { ...row, use: booked.use });
  }
  const callOff = { id: row.use, idempotencyKey: keyOf(row, 'call-off') };
  const answer = isUsed ? await ask(services, HONOUR, { id: row.use, idempotencyKey: keyOf(row, 'honour') })
    : await ask(services, CALL_OFF, callOff);
  const code = codeOf(answer);
  if (code === 'TRY_AGAIN') return null;
  if (isUsed && (code === 'TOO_EARLY' || code === 'NOT_BOOKED')) {
    // Not booked any more: called off by this key before, which is answered once more, or by somebody else, the member
    // itself perhaps: what was done for it is had all the same.
    const off = await ask(services, CALL_OFF, callOff);
    if (off.entitlementUse || (code === 'NOT_BOOKED' && await isCalledOff(services, row.use))) {
      return useNow(services, row);
    }
    if (code === 'TOO_EARLY' || codeOf(off) === 'TRY_AGAIN') return null;
  }
  // It was no booking: used when the piece came.
  if (!isUsed && code === 'NOT_BOOKED') return giveBack(services, row);
  // Called off too late, or missed meanwhile, it counts as used.
  return { to: isUsed || code !== null ? 'used' : 'called_off', use: row.use, code };
}

async function isCalledOff(services: Services, id: string): Promise<boolean> {
  const { answer } = await askOther<{ answer: { state?: string } | null }>(services, {
    document: STANDING, variables: { id }, actor: asService, deadlineAt: Date.now() + PATIENCE_MS });
  return answer?.state === 'CANCELLED';
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
  // The key was used with other words: what became of it is not known by this.
  if (codeOf(answer) === 'IDEMPOTENCY_CONFLICT') throw new Error('rewards was asked with other words before');
  return answer;
}

async function note(services: Services, noted: NotedBenefit): Promise<void> {
  await runCommand(services.home, { actor: serviceActor('service', []), requestId: 'settle-benefits' },
    noteBenefit, noted);
}
