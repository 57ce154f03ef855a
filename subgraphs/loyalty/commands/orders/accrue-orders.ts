import type { OrderFacts } from '../../../contracts/events.ts';
import type { Region } from '../../../contracts/words.ts';
import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import type { FxRate } from '../../domain/accrual.ts';
import { captureHold, paysOrder, spendWithoutHold, type Hold } from '../../domain/holds.ts';
import { refuseOrder, type EarlyNews, type OrderEarning } from '../../domain/order-earning.ts';
import { policyAt, type Policy } from '../../domain/policy.ts';
import { linkedTooLate } from '../../domain/return-window.ts';
import { tellSales, type ToldSale } from '../../domain/tell-sales.ts';
import { worthOf } from '../../domain/worth.ts';
import { loadLots, loadLotsById, lockBooks } from '../../persistence/accounts.ts';
import { knownOrders } from '../../persistence/early-news.ts';
import { findRates, rateKey } from '../../persistence/fx-rates.ts';
import { insertHolds, loadHolds, updateHolds } from '../../persistence/holds.ts';
import { insertOrders } from '../../persistence/orders.ts';
import { underReview } from '../../persistence/points/reviews.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { openIn } from '../accounts/open-accounts.ts';
import { saveTold } from '../save-told.ts';
import { scheduleActivation } from '../schedule.ts';

export interface SaleInput {
  readonly facts: OrderFacts & { readonly memberId: string; readonly region: Region };
  /** When the buyer became known, for orders that were kept until then. */
  readonly linkedAt: Date | null;
}

export interface AccrualValue {
  readonly orderId: string;
  readonly result: 'posted' | 'known' | 'late';
}
type AccrualOutcome = Outcome<AccrualValue, 'NOT_YET'>;

/** Takes sales in: one lock, decisions in memory, as many statements for one as for hundreds. */
export const accrueOrders = defineBatchCommand<SaleInput, AccrualValue, 'NOT_YET'>({
  name: 'loyalty.accrue-orders',
  maxBatch: 250,
  repeatable: true,
  executeAll: async (tx, requests) => {
    const sales = requests.map(({ input }) => input);
    const policies = await loadPolicies(tx.sql);
    const books = await booksFor(tx, sales, policies);
    const known = await knownOrders(tx.sql, sales.map(({ facts }) => facts.orderId), tx.now);
    const rates = await ratesFor(tx, sales, books);
    const lookedAt = await underReview(tx.sql, [...new Set(books.values())].map(({ account }) => account.memberId));
    const untold = await untoldClasses(tx, sales, policies);
    const refusals: OrderEarning[] = [];
    const told: ToldSale[] = [];
    const taken = new Set<string>();
    const outcomes = sales.map(({ facts, linkedAt }): AccrualOutcome => {
      const { orderId } = facts;
      const earlier = known.get(orderId);
      if (earlier?.posted || taken.has(orderId)) return accepted({ orderId, result: 'known' });
      const book = books.get(buyerSaid(facts));
      if (!book) return refused('NOT_YET', `region ${facts.region} is not known yet`);
      const line = facts.lines.find(({ marginClass }) => untold.has(marginClass));
      if (line) return refused('NOT_YET', `margin class ${line.marginClass} is not known yet`);
      const fx = rates(facts, book);
      if (fx === undefined) {
        return refused('NOT_YET', `no rate of ${facts.currency} at ${facts.paidAt.toISOString()}`);
      }
      taken.add(orderId);
      const late = refusalOf(book, facts, linkedAt, policies);
      if (late) refusals.push(late);
      else {
        const isLookedAt = lookedAt.has(book.account.memberId);
        told.push({ ...toldSale(book, facts, fx, earlier?.news ?? null), ...(isLookedAt && { isLookedAt }) });
      }
      return accepted({ orderId, result: late ? 'late' : 'posted' });
    });
    const holds = await holdsFor(tx, told, policies);
    const orders = [...refusals,
      ...tellSales(told, policies, tx.now, (sale) => holds.take(tx, sale))];
    // Holds name lots of this transaction, and orders name holds.
    await saveTold(tx, books.values(), orders, policies);
    await holds.save(tx);
    await insertOrders(tx.sql, orders);
    await tagNamed(tx, 'order_points', sales.flatMap(({ facts }) => {
      const [said, { orderId }] = [buyerSaid(facts), facts];
      return taken.has(orderId) && books.get(said)!.account.memberId !== said
        ? [{ key: [orderId], namedId: said }] : [];
    }));
    scheduleActivation(tx, orders.filter(({ state }) => state === 'pending'));
    return outcomes;
  },
});

function refusalOf(
  book: AccountBook, facts: OrderFacts, linkedAt: Date | null, policies: readonly Policy[],
): OrderEarning | null {
  if (!linkedAt) return null;
  const policy = policyAt(policies, book.account.programme, facts.paidAt);
  return linkedTooLate(facts, linkedAt, policy.rules)
    ? refuseOrder(book, facts, policy, 'LINKED_TOO_LATE') : null;
}

const toldSale = (
  book: AccountBook, facts: OrderFacts, fx: FxRate | null, news: EarlyNews | null,
): ToldSale => ({
  book, fx, returns: news?.returns ?? [],
  facts: facts.deliveredAt === null && news?.deliveredAt
    // A delivery told before its buyer was counts over what was told with the sale.
    ? { ...facts, deliveredAt: news.deliveredAt, windowEndsAt: news.windowEndsAt ?? undefined } : facts,
});

/** Whose the sale is: under which id it was bought, whoever that is today. */
const buyerSaid = ({ boughtAs, memberId }: SaleInput['facts']): string => boughtAs ?? memberId;

/** A sale may be here before the enrolment it belongs to: it opens the account just the same. */
async function booksFor(
  tx: Tx, sales: readonly SaleInput[], policies: readonly Policy[],
): Promise<Map<string, AccountBook>> {
  const ids = sales.map(({ facts }) => buyerSaid(facts));
  const books = await lockBooks(tx.sql, ids);
  // The region that was told is that of memberId; who bought under another id has enrolled, which is on its way.
  const missing = sales.filter(({ facts }) => !facts.boughtAs && !books.has(facts.memberId));
  if (missing.length === 0) return books;
  await openIn(tx, missing.map(({ facts }) => (
    { memberId: facts.memberId, region: facts.region, openedAt: facts.paidAt })), policies);
  return lockBooks(tx.sql, ids);
}

/** Classes that catalog has entered and not told here yet; who a version names has been told. */
async function untoldClasses(
  tx: Tx, sales: readonly SaleInput[], policies: readonly Policy[],
): Promise<ReadonlySet<string>> {
  const named = new Set(policies.flatMap(({ rules }) => Object.keys(rules.rates)));
  const others = new Set(sales.flatMap(({ facts }) => facts.lines.map(({ marginClass }) => marginClass))
    .filter((marginClass) => !named.has(marginClass)));
  if (others.size === 0) return others;
  const book = await readCodebook(tx.sql);
  return new Set([...others].filter((code) => book.versions('margin_class', code).length === 0));
}

/** null: the order is in the home currency; undefined: its rate has not arrived. */
async function ratesFor(
  tx: Tx, sales: readonly SaleInput[], books: ReadonlyMap<string, AccountBook>,
) {
  const keyOf = (facts: SaleInput['facts'], { account: { programme, currency } }: AccountBook) => (
    { region: programme, from: facts.currency, to: currency, at: facts.paidAt });
  const foreign = sales.flatMap(({ facts }) => {
    const book = books.get(buyerSaid(facts));
    return book ? [keyOf(facts, book)] : [];
  }).filter((key) => key.from !== key.to);
  const found = await findRates(tx.sql, foreign);
  return (facts: SaleInput['facts'], book: AccountBook): FxRate | null | undefined => {
    const key = keyOf(facts, book);
    return key.from === key.to ? null : found.get(rateKey(key));
  };
}

/** Points spent on the orders: captured from their holds, or taken when the hold is gone. */
async function holdsFor(tx: Tx, sales: readonly ToldSale[], policies: readonly Policy[]) {
  const spent = (facts: OrderFacts) => facts.lines.reduce((sum, l) => sum + l.pointsSpent, 0n);
  const spending = sales.filter(({ facts }) => facts.pointsHoldId || spent(facts) > 0n);
  const held = await loadHolds(tx.sql, spending.flatMap(({ facts }) => facts.pointsHoldId ?? []));
  const usable = ({ facts, book }: ToldSale): Hold | null => {
    const hold = held.get(facts.pointsHoldId ?? '');
    return hold && hold.memberId === book.account.memberId && paysOrder(hold) ? hold : null;
  };
  await loadSpendable(tx, spending.filter((sale) => !usable(sale) || sale.returns.length > 0), held);
  const captured: Hold[] = [];
  const made: Hold[] = [];
  return {
    take: (at: Tx, sale: ToldSale): Hold | null => {
      const { book, facts } = sale;
      const points = spent(facts);
      const hold = usable(sale);
      if (hold) {
        // Captured by its channel already: the same points, not twice.
        if (hold.state === 'captured') hold.orderId = facts.orderId;
        else captureHold(book, hold, at.now, facts.orderId);
        captured.push(hold);
        return hold;
      }
      if (points === 0n) return null;
      made.push(spendWithoutHold(book, points, facts.paidAt, facts.orderId, {
        id: newId(at.now), worth: worthOf(points, policyAt(policies, book.account.programme, facts.paidAt)),
        owner: { channelId: facts.channelId, tenantId: null, reservedBy: null },
      }));
      return made.at(-1)!;
    },
    save: async (at: Tx): Promise<void> => {
      await updateHolds(at.sql, captured);
      await insertHolds(at.sql, made);
    },
  };
}

/** Lots to spend from, and those that get back what came back before the buyer was known. */
async function loadSpendable(
  tx: Tx, sales: readonly ToldSale[], held: ReadonlyMap<string, Hold>,
): Promise<void> {
  const books = new Set(sales.map(({ book }) => book));
  await loadLots(tx.sql, books);
  await loadLotsById(tx.sql, books, sales.flatMap(({ facts }) =>
    held.get(facts.pointsHoldId ?? '')?.parts.map((part) => part.lotId) ?? []));
}
