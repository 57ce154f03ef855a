import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AccountBook, TierChange } from '../account-book.ts';
import { DEFAULT_RULES, type Policy } from '../policy.ts';
import { emptyBook, policyFor, tiersOf, tiersWith } from '../policy.fixture.ts';
import { reviewBook } from './review-book.ts';
import { settleTier } from './settle-tier.ts';
import { tellTiers, type OrderGrowth } from './tier-timeline.ts';

const DAY = 86_400_000;
const BEGINS = Date.parse('2024-01-10T03:00:00Z');
const on = (day: number) => new Date(BEGINS + day * DAY);

interface Step {
  readonly day: number;
  readonly growth: bigint;
  /** Days after the payment when it all comes back; null: kept. */
  readonly backAfter: number | null;
}

interface Moment {
  readonly at: Date;
  readonly born: Date;
  readonly growth: bigint;
  readonly kind: 'in' | 'sure' | 'back';
}

/** Told as they happen, each by where the account stands; what that cannot say is told from the beginning. */
function tell(book: AccountBook, steps: readonly Step[], own: readonly Policy[], now: Date): OrderGrowth[] {
  const orders = steps.map(({ day, growth, backAfter }, place): OrderGrowth => ({
    orderId: `order-${place}`, paidAt: on(day), activeAt: on(day + 7), growth, postingId: null, activationId: null,
    returns: backAfter === null ? [] : [{ id: null, at: on(day + backAfter), growth: -growth }],
  }));
  const moments = orders.flatMap(({ paidAt: born, activeAt, growth, returns: [back] }): Moment[] => [
    { at: born, born, growth, kind: 'in' },
    // What came back before has nothing left when its window ends.
    { at: activeAt, born, growth: back && back.at < activeAt ? 0n : growth, kind: 'sure' },
    ...(back ? [{ at: back.at, born, growth, kind: 'back' as const }] : []),
  ]).filter(({ at }) => at <= now).sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const moment of moments) {
    count(book, moment, own);
    if (book.untold) tellAnew(book, known(orders, moment.at), own, moment.at);
  }
  return known(orders, now);
}

function count(book: AccountBook, { at, born, growth, kind }: Moment, own: readonly Policy[]): void {
  const isSure = at.getTime() - born.getTime() >= 7 * DAY;
  const posting = book.open(kind === 'in' ? 'accrual' : kind === 'sure' ? 'activation' : 'return', at);
  if (kind === 'in') book.move(posting, 'growth_issued', 'growth_pending', growth);
  else if (kind === 'sure') book.move(posting, 'growth_pending', 'growth', growth);
  else book.move(posting, isSure ? 'growth' : 'growth_pending', 'growth_issued', growth);
  if (kind === 'back') book.account.returnedGrowth += growth;
  settleTier(book, own, at, posting, born);
}

const known = (orders: readonly OrderGrowth[], until: Date): OrderGrowth[] => orders
  .filter(({ paidAt }) => paidAt <= until)
  .map((order) => ({ ...order, returns: order.returns.filter(({ at }) => at <= until) }));

function tellAnew(book: AccountBook, orders: readonly OrderGrowth[], own: readonly Policy[], at: Date): void {
  const told = tellTiers({ orders, interactions: [] }, own, at);
  Object.assign(book.account, { tier: told.tier, tierAt: told.toldUntil, earned: told.earned,
    tierSettledAt: told.changes.at(-1)?.at ?? null, lookAt: null });
  book.tierChanges = told.changes;
  book.untold = false;
}

const said = ({ from, to, at, qualifying }: TierChange) =>
  ({ from: from.tier, to: to.tier, provisional: to.provisional, at, qualifying });

function versions(lower: number | null, other: number | null, downgrade: 'one_step' | 'balance'): Policy[] {
  const first = { ...policyFor('CN'), rules: { ...DEFAULT_RULES, downgrade } };
  const rest = [
    { day: lower, rules: { ...first.rules, tiers: tiersWith({ gold: { threshold: 4_000 } }), retentionPercent: 40 } },
    { day: other, rules: { ...first.rules, tiers: tiersOf({ base: 0, gold: 3_000, black: 20_000 }) } },
  ].flatMap(({ day, rules }) => (day === null ? [] : [{ effectiveFrom: on(day + 0.3), rules }]))
    .sort((a, b) => a.effectiveFrom.getTime() - b.effectiveFrom.getTime());
  return [first, ...rest.map((one, place) => ({ ...first, ...one, version: place + 2 }))];
}

const step = fc.record({
  day: fc.integer({ min: 0, max: 1_200 }), growth: fc.bigInt({ min: 100n, max: 6_000n }),
  backAfter: fc.option(fc.integer({ min: 1, max: 30 }), { freq: 6 }),
});
const story = fc.record({
  steps: fc.uniqueArray(step, { minLength: 1, maxLength: 6, selector: ({ day }) => day }),
  lower: fc.option(fc.integer({ min: 1, max: 2_500 })), other: fc.option(fc.integer({ min: 1, max: 2_500 })),
  downgrade: fc.constantFrom('one_step' as const, 'balance' as const),
  after: fc.integer({ min: 40, max: 2_600 }),
});

it('decides what the whole history says, or leaves it to the history', () => {
  let [byStanding, looked] = [0, 0];
  fc.assert(fc.property(story, ({ steps, lower, other, downgrade, after }) => {
    const own = versions(lower, other, downgrade);
    const now = on(Math.max(...steps.map(({ day }) => day)) + after);
    const book = emptyBook();
    const orders = tell(book, steps, own, now);
    reviewBook(book, own, now);
    looked += 1;
    if (book.untold) return;
    byStanding += 1;
    const told = tellTiers({ orders, interactions: [] }, own, now);
    const { tier, tierAt, earned, tierSettledAt } = book.account;
    expect({ tier, tierAt, earned, tierSettledAt, changes: book.tierChanges.map(said) }).toEqual({
      tier: told.tier, tierAt: told.toldUntil, earned: told.earned,
      tierSettledAt: told.changes.at(-1)?.at ?? null, changes: told.changes.map(said),
    });
  }), { numRuns: 200 });
  // Who only waits for an end of its tier needs no history: more than every other one.
  expect(byStanding).toBeGreaterThan(looked / 2);
});

it('gold that earned too little has its grace and then falls one step, each at its own instant', () => {
  const book = emptyBook();
  const own = [policyFor('CN')];
  tell(book, [{ day: 0, growth: 6_000n, backAfter: null }, { day: 90, growth: 2_880n, backAfter: null }], own, on(200));
  expect(book.account).toMatchObject({ tier: { tier: 'gold' }, earned: 2_880n });
  reviewBook(book, own, new Date('2026-02-01T00:00:00Z'));
  expect(book.account.tier).toMatchObject({ tier: 'gold', graceUntil: new Date('2026-05-01T16:00:00Z') });
  reviewBook(book, own, new Date('2026-08-01T00:00:00Z'));
  expect(book.account).toMatchObject({ earned: 0n, tierAt: new Date('2026-05-01T16:00:00Z'),
    tier: { tier: 'silver', validFrom: new Date('2026-05-01T16:00:00Z'), growthOffset: 6_000n } });
  const given = emptyBook({ tier: { ...book.account.tier, hand: { until: on(9_000), due: on(9_000) } } });
  reviewBook(given, own, on(9_999));
  expect([book.untold, given.untold]).toEqual([false, true]);
});
