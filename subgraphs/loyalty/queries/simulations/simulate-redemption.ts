import type { Sql } from '../../../kernel/database/sql.ts';
import { newId } from '../../../kernel/ids.ts';
import { formatAmount, type Money } from '../../../kernel/money.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import type { Account } from '../../domain/account-book.ts';
import { placeHold, refusalOfHold, type Hold } from '../../domain/holds.ts';
import type { Lot } from '../../domain/lots.ts';
import { policyAt } from '../../domain/policy.ts';
import { worthAbroad, worthOf, type Worth } from '../../domain/worth.ts';
import { readBooks } from '../../persistence/accounts.ts';
import { takeDue } from '../../persistence/due/take-due.ts';
import { findWorthRates, rateKey } from '../../persistence/fx-rates.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import type { SimulationCode } from './simulate-accrual.ts';

export interface RedemptionQuestion {
  readonly memberId: string;
  readonly points: bigint;
  /** The currency of the sale that they would pay. */
  readonly currency: string | null;
  /** What they are said to be worth there. */
  readonly amount: Money | null;
}

export interface RedemptionTried {
  /** Null: they could not be set aside. */
  readonly parts: readonly { readonly lot: Lot; readonly amount: bigint }[];
  readonly worth: Worth;
  /** In the currency that was asked for. */
  readonly abroad: Money | null;
  readonly before: Account;
  readonly after: Account;
  readonly refusal: Outcome<never, SimulationCode> | null;
}

type Refused = Outcome<never, SimulationCode>;

/** What a hold of these points would take and be worth: the hold itself on rows that nobody saves. */
export async function simulateRedemption(
  sql: Sql, asked: RedemptionQuestion, now: Date,
): Promise<RedemptionTried | null> {
  const books = await readBooks(sql, [asked.memberId]);
  const book = books.get(asked.memberId);
  if (!book) return null;
  const policies = await loadPolicies(sql);
  await takeDue(sql, books, policies, now);
  const before = { ...book.account };
  const worth = worthOf(asked.points, policyAt(policies, before.programme, now));
  const abroad = await abroadOf(sql, worth, asked.currency, now);
  const refusedHold = holdRefusal(refusalOfHold(book, asked.points));
  const hold = refusedHold ? null : placeHold(book, {
    id: newId(), points: asked.points, purpose: '', heldAt: now, expiresAt: now, worth,
    owner: { channelId: null, tenantId: null, reservedBy: null },
  });
  return {
    parts: partsOf(hold, book.lots), worth, abroad, before, after: { ...book.account },
    refusal: refusedHold ?? amountRefusal(asked, worth, abroad),
  };
}

const partsOf = (hold: Hold | null, lots: ReadonlyMap<string, Lot>) =>
  (hold?.parts ?? []).map(({ lotId, amount }) => ({ lot: lots.get(lotId)!, amount }));

async function abroadOf(sql: Sql, worth: Worth, currency: string | null, at: Date): Promise<Money | null> {
  if (currency === null) return null;
  const key = { region: worth.programme, from: worth.currency, to: currency, at };
  const rates = currency === worth.currency ? new Map<string, never>() : await findWorthRates(sql, [key]);
  const minor = worthAbroad(worth, currency, rates.get(rateKey(key)) ?? null);
  return minor === null ? null : { minor, currency: currency as Money['currency'] };
}

function holdRefusal(refusal: ReturnType<typeof refusalOfHold>): Refused | null {
  if (!refusal) return null;
  return refusal.code === 'POINTS_DEBT'
    ? refused('POINTS_DEBT', 'Points are owed: none can be spent until the debt is repaid.', ['points'])
    : refused('INSUFFICIENT_POINTS', `Only ${refusal.available} points are available.`, ['points']);
}

function amountRefusal(
  { currency, amount }: RedemptionQuestion, worth: Worth, abroad: Money | null,
): Refused | null {
  if (currency !== null && !abroad) {
    return refused('RATE_UNKNOWN', 'No rate into that currency is in force.', ['currency']);
  }
  const right = abroad ?? worth;
  if (!amount || (amount.minor === right.minor && amount.currency === right.currency)) return null;
  const said = `${formatAmount(right.minor, right.currency)} ${right.currency}`;
  return refused('POINTS_AMOUNT_MISMATCH', `These points are worth ${said}.`, ['amount']);
}
