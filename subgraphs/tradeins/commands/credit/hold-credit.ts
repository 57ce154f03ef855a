import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { moneyView } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { increasesEnough, type OldGold } from '../../domain/credit.ts';
import type { TradeInWay } from '../../domain/policy.ts';
import { shortOf } from '../../persistence/credit.ts';
import { waysBy } from '../../persistence/policies.ts';
import { sharesOfGold, type SharedGold } from '../../persistence/shares-of-gold.ts';
import { creditHoldTable } from '../../persistence/tables/credit.table.ts';
import { isHeld, lockTradeIns, type TradeInRow } from '../../persistence/trade-ins.ts';

export interface HoldCredit {
  readonly memberId: string;
  /** Where it is sold, and in what. */
  readonly region: string;
  readonly currency: string;
  readonly tradeInIds: readonly string[];
  readonly storeCreditMinor: bigint;
  /** What the sale takes of it all; null: all of it. */
  readonly amountMinor: bigint | null;
  /** Gold that is bought. */
  readonly goldWeightMg: bigint;
  readonly goldMinor: bigint;
  readonly holdMinutes: number;
}

export interface HeldCredit {
  readonly holdId: string;
  readonly currency: string;
  /** Of the old gold that is named. */
  readonly tradeInMinor: bigint;
  readonly storeCreditMinor: bigint;
  readonly amountMinor: bigint;
  readonly paysLabour: boolean;
  /** What of the old gold the sale leaves, as store credit of the member. */
  readonly leftMinor: bigint;
}

export type HoldCreditCode = 'NOT_FOUND' | 'INVALID' | 'TRADE_IN_NOT_ACCEPTED' | 'TRADE_IN_USED' | 'TRADE_IN_CURRENCY'
  | 'TRADE_IN_CREDITED' | 'MIN_INCREASE' | 'STORE_CREDIT_SHORT' | 'SALE_TOO_SMALL';

export const MOST_TRADE_INS = 10;
/** A quote of a day, and seven days besides in which news of its sale may be late. */
const MOST_MINUTES = 20_160;

/**
 * A quote holds accepted old gold of its buyer, and store credit: nobody else's, nothing that another sale has or
 * holds, until it is used, given back, or its time is over. What a sale leaves of it stays the member's store credit:
 * of gold whose price depends on the sale, at the plain price.
 */
export const holdCredit = defineCommand<HoldCredit, HeldCredit, HoldCreditCode>({
  name: 'tradeins.hold-credit',
  // A member of before this room, or its merge, is asked for.
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, input) => {
    const wrong = refuseAsked(input);
    if (wrong) return wrong;
    await shareMerges(tx.sql);
    const memberId = (await survivorsOf(tx.sql, [input.memberId]))(input.memberId);
    const known = await tx.sql.maybe`select 1 from known_member where member_id = ${memberId}`;
    if (!known) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const found = await findOld(tx, memberId, input);
    if (!found.ok) return found;
    const { rows, ways } = found.value;
    if (!increasesEnough(rows.map((row, index) => oldGold(row, ways[index]!)), input)) {
      return refused('MIN_INCREASE', 'The new gold does not exceed the old by what its way demands.', ['tradeInIds']);
    }
    const tradeInMinor = sumOf(rows);
    const amountMinor = input.amountMinor ?? tradeInMinor + input.storeCreditMinor;
    if (amountMinor > tradeInMinor + input.storeCreditMinor) {
      return refused('INVALID', 'A sale takes no more than what is named.', ['amount']);
    }
    const storeMinor = storeOf(amountMinor, tradeInMinor, input.storeCreditMinor);
    const short = await refuseShort(tx, memberId, input, storeMinor);
    if (short) return short;
    const shares = sharesOfGold(rows, ways, amountMinor - storeMinor);
    const left = leftOf(shares);
    if (!left.ok) return left;
    const holdId = await write(tx, { ...input, memberId, amountMinor, storeMinor });
    return accepted({
      holdId, currency: input.currency, tradeInMinor, storeCreditMinor: input.storeCreditMinor, amountMinor,
      paysLabour: ways.every(({ labour }) => labour === 'credit_pays'), leftMinor: left.value,
    });
  },
});

const sumOf = (rows: readonly TradeInRow[]): bigint => rows.reduce((sum, row) => sum + row.creditMinor!, 0n);

/** What of it is store credit: what was named, and what the old gold does not reach. */
function storeOf(amountMinor: bigint, tradeInMinor: bigint, storeCreditMinor: bigint): bigint {
  const beyond = amountMinor > tradeInMinor ? amountMinor - tradeInMinor : 0n;
  const named = storeCreditMinor < amountMinor ? storeCreditMinor : amountMinor;
  return beyond > named ? beyond : named;
}

function leftOf(shares: readonly SharedGold[]): Outcome<bigint, 'SALE_TOO_SMALL'> {
  const unpriced = shares.findIndex(({ givenMinor }) => givenMinor === null);
  return unpriced < 0 ? accepted(shares.reduce((sum, { givenMinor, takenMinor }) => sum + givenMinor! - takenMinor, 0n))
    : refused('SALE_TOO_SMALL', 'The sale takes less than it was offered at, and nobody can say what the rest is worth '
      + 'without one.', ['tradeInIds', String(unpriced)]);
}

function refuseAsked(
  { tradeInIds, storeCreditMinor, amountMinor, holdMinutes }: HoldCredit,
): Outcome<never, 'INVALID'> | null {
  if (tradeInIds.length > MOST_TRADE_INS || new Set(tradeInIds).size < tradeInIds.length) {
    return refused('INVALID', `At most ${MOST_TRADE_INS} trade-ins, each once.`, ['tradeInIds']);
  }
  if (storeCreditMinor < 0n || tradeInIds.length === 0 && storeCreditMinor === 0n) {
    return refused('INVALID', 'Trade-ins are named, or store credit above zero.', ['storeCredit']);
  }
  if (amountMinor !== null && amountMinor < 0n) return refused('INVALID', 'It is below zero.', ['amount']);
  return holdMinutes >= 1 && holdMinutes <= MOST_MINUTES ? null
    : refused('INVALID', `A hold lasts 1 to ${MOST_MINUTES} minutes.`, ['holdMinutes']);
}

/** The member's own, accepted, in this currency, and free; in the order they were named. */
async function findOld(tx: Tx, memberId: string, { tradeInIds, currency }: HoldCredit): Promise<
Outcome<{ rows: TradeInRow[]; ways: TradeInWay[] }, HoldCreditCode>> {
  const byId = new Map((await lockTradeIns(tx.sql, tradeInIds)).map((row) => [row.id, row]));
  const rows: TradeInRow[] = [];
  for (const [index, id] of tradeInIds.entries()) {
    const path = ['tradeInIds', String(index)];
    const row = byId.get(id);
    if (!row || row.memberId !== memberId) return refused('NOT_FOUND', 'The member has no such trade-in.', path);
    if (row.givenAt !== null && row.orderId === null) {
      return refused('TRADE_IN_CREDITED', 'It is store credit already: name that.', path);
    }
    if (!['accepted', 'melted', 'credited'].includes(row.state)) {
      return refused('TRADE_IN_NOT_ACCEPTED', 'Its offer was not accepted: an estimate pays nothing.', path);
    }
    if (row.orderId !== null || isHeld(row, tx.now)) {
      return refused('TRADE_IN_USED', 'Another sale has it, or holds it.', path);
    }
    if (row.currency !== currency) return refused('TRADE_IN_CURRENCY', `It is worth ${row.currency}.`, path);
    rows.push(row);
  }
  return accepted({ rows, ways: await waysBy(tx.sql, rows) });
}

function oldGold({ grossMg, creditMinor }: TradeInRow, { increaseBy, increaseBps }: TradeInWay): OldGold {
  return { grossMg: grossMg!, creditMinor: creditMinor!,
    increase: increaseBy === 'none' ? null : { by: increaseBy, bps: BigInt(increaseBps) } };
}

async function refuseShort(
  tx: Tx, memberId: string, { currency }: HoldCredit, wantedMinor: bigint,
): Promise<Outcome<never, 'STORE_CREDIT_SHORT'> | null> {
  const available = await shortOf(tx, memberId, currency, wantedMinor);
  return available === null ? null : refused('STORE_CREDIT_SHORT', 'The member has less store credit.',
    ['storeCredit'], { available: moneyView(available, currency) });
}

async function write(tx: Tx,
  input: HoldCredit & { readonly amountMinor: bigint; readonly storeMinor: bigint }): Promise<string> {
  const { memberId, region, currency, tradeInIds, amountMinor, storeMinor, holdMinutes } = input;
  const id = newId(tx.now);
  const expiresAt = new Date(tx.now.getTime() + holdMinutes * 60_000);
  await tx.sql.insertInto(creditHoldTable, [{
    id, memberId, region, currency, tradeInIds: [...tradeInIds], amountMinor, storeMinor, state: 'held',
    heldAt: tx.now, expiresAt, orderId: null,
    sellerOutletId: null, sellerTenantId: null }]);
  await tx.sql.run`update trade_in set hold_id = ${id}, held_until = ${expiresAt}
    where id = any(${[...tradeInIds]}::uuid[])`;
  tx.audit({ subjectId: id, after: { memberId, tradeInIds, amountMinor, currency } });
  return id;
}
