import type { Sql } from '../../../kernel/database/sql.ts';
import { newId } from '../../../kernel/ids.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { Codebook } from '../../../words/codebook.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import type { FxRate } from '../../domain/accrual.ts';
import type { Lot } from '../../domain/lots.ts';
import { policyAt, type Policy } from '../../domain/policy.ts';
import { basesOf, factsToTry, type SaleToTry } from '../../domain/simulations/sale-to-try.ts';
import { imaginedBook, trySale, type TriedSale } from '../../domain/simulations/try-sale.ts';
import { rankOf } from '../../domain/tiers/tier-list.ts';
import { readBooks } from '../../persistence/accounts.ts';
import { findRates, rateKey } from '../../persistence/fx-rates.ts';
import { retellBooks } from '../../persistence/histories.ts';
import { loadPolicies } from '../../persistence/policies.ts';

export interface AccrualQuestion {
  /** Of a member there is, else of anybody in this tier. */
  readonly buyer: { readonly memberId: string } | { readonly programme: string; readonly tier: string };
  readonly currency: string;
  readonly sale: SaleToTry;
  readonly paidAt: Date;
  readonly windowEndsAt: Date | null;
}

export type SimulationCode = 'NOT_FOUND' | 'UNKNOWN_CLASS' | 'REDUCTION_TOO_LARGE' | 'RATE_UNKNOWN' | 'TOO_LARGE'
  | 'POINTS_DEBT' | 'INSUFFICIENT_POINTS' | 'POINTS_AMOUNT_MISMATCH';

export interface AccrualTried extends TriedSale {
  readonly book: AccountBook;
  readonly policies: readonly Policy[];
  /** What it would open: each with its cause, its funder and its end. */
  readonly lots: readonly Lot[];
}

/** Sums of points and growth stay whole numbers for every reader. */
const MOST_MINOR = 9_000_000_000_000_000n;

/** What a sale would earn, by the deed itself on rows that nobody saves. */
export async function simulateAccrual(
  sql: Sql, words: Codebook, asked: AccrualQuestion, now: Date,
): Promise<Outcome<AccrualTried, SimulationCode>> {
  const policies = await loadPolicies(sql);
  const book = await bookFor(sql, asked, policies);
  if (!book) return refused('NOT_FOUND', 'There is no such member, programme or tier.');
  const priced = priceOf(words, asked);
  if (!priced.ok) return priced;
  const fx = await rateFor(sql, asked, book);
  if (fx === undefined) return refused('RATE_UNKNOWN', 'No rate of that currency was in force at the payment.');
  const { paidAt, windowEndsAt, currency, sale } = asked;
  const { memberId, region } = book.account;
  const facts = factsToTry({
    memberId, region, currency, paidAt, windowEndsAt,
    lines: sale.lines.map(({ marginClass }, line) => ({ marginClass, baseMinor: priced.value[line]! })),
  }, newId);
  const at = paidAt > now ? paidAt : now;
  const tried = trySale(book, facts, fx, policies, at);
  if ('memberId' in asked.buyer) await retellBooks(sql, [book], [tried.order], policies, at);
  const lots = [...book.newLots].map((id) => book.lots.get(id)!);
  return accepted({ ...tried, book, policies, lots });
}

async function bookFor(
  sql: Sql, { buyer, paidAt }: AccrualQuestion, policies: readonly Policy[],
): Promise<AccountBook | undefined> {
  if ('memberId' in buyer) return (await readBooks(sql, [buyer.memberId])).get(buyer.memberId);
  const { programme, tier } = buyer;
  const isKnown = policies.some((policy) => policy.programme === programme)
    && rankOf(tier, policyAt(policies, programme, paidAt).rules) >= 0;
  return isKnown ? imaginedBook(policies, { programme, tier, at: paidAt }, newId) : undefined;
}

function priceOf(
  words: Codebook, { sale, currency, paidAt }: AccrualQuestion,
): Outcome<readonly bigint[], SimulationCode> {
  const unknown = sale.lines.findIndex(({ marginClass }) => words.versions('margin_class', marginClass).length === 0);
  if (unknown >= 0) {
    return refused('UNKNOWN_CLASS', 'There is no such margin class.', ['lines', String(unknown), 'marginClass']);
  }
  if (sale.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) > MOST_MINOR) {
    return refused('TOO_LARGE', 'No sale is as large as that.', ['lines']);
  }
  const priced = basesOf(sale, (marginClass) =>
    words.word('margin_class', marginClass, paidAt).traits.pointsCash !== 'none');
  if (priced.ok) return accepted(priced.bases);
  const most = `${formatAmount(priced.limitMinor, currency)} ${currency}`;
  return refused('REDUCTION_TOO_LARGE', `At most ${most} can be taken there.`, priced.path);
}

/** null: the sale is in the home currency; undefined: its rate is not known. */
async function rateFor(
  sql: Sql, { currency: from, paidAt: at }: AccrualQuestion, { account }: AccountBook,
): Promise<FxRate | null | undefined> {
  if (from === account.currency) return null;
  const key = { region: account.programme, from, to: account.currency, at };
  return (await findRates(sql, [key])).get(rateKey(key));
}
