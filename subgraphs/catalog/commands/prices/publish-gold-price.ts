import { defineBatchCommand, type BatchRequest, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { isCurrency, parseAmount } from '../../../kernel/money.ts';
import { accepted, refused, refusedAll, type Outcome } from '../../../kernel/outcome.ts';
import { policyAt } from '../../../kernel/policy.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { Checks } from '../../domain/checks.ts';
import { finenessKey, isHallmarked } from '../../domain/prices/fineness.ts';
import { decideGoldPrice } from '../../domain/prices/gold-board.ts';
import { isTooFarAhead, MAX_IMPORT, MAX_PRICE_AHEAD_DAYS, MAX_SOURCE } from '../../domain/limits.ts';
import { seenUntil, type CatalogPolicy } from '../../domain/policy.ts';
import { reasonsIn } from '../../domain/prices/publication.ts';
import { endOfDays, type Published } from '../../domain/prices/standing.ts';
import type { HoldReason, Metal, WeightUnit } from '../../domain/words.ts';
import { perGramMinor } from '../../domain/boards/weight-unit.ts';
import { catalogPolicies } from '../../persistence/policies.ts';
import { workedFinenesses } from '../../persistence/finenesses.ts';
import { goldPriceTable } from '../../persistence/tables/gold-price.table.ts';
import { Board } from './board.ts';
import { keyOf, type BoardRow, type Step } from './gold-step.ts';
import { offered } from '../offered.ts';

export interface PublishGoldPrice {
  readonly region: string;
  readonly metal: Metal;
  readonly purity: number;
  readonly retail: { readonly amount: string; readonly currency: string };
  /** Null where the brand quotes none; zero says the same. */
  readonly buyback: { readonly amount: string; readonly currency: string } | null;
  /** What both are quoted by; a gram without it. */
  readonly unit?: WeightUnit;
  /** Null: from now on. */
  readonly effectiveAt: Date | null;
  readonly source: string;
  /** Whoever enters a jump does not confirm it: refused where it would be held. */
  readonly confirm: boolean;
}

export interface PublishedPrice extends Published {
  readonly goldPriceId: string;
  readonly because: readonly HoldReason[];
}

export type PublishGoldPriceCode = 'INVALID' | 'UNKNOWN_REGION' | 'UNKNOWN_FINENESS' | 'ALREADY_PUBLISHED'
  | 'OPERATOR_ONLY' | 'SAME_PERSON';

/**
 * Puts prices on the board, each against the one in force before it, in the order given. A jump over the
 * limit is kept as held. Publishing for one region waits for its turn, so that no two prices are decided
 * against the same former one.
 */
export const publishGoldPrices = defineBatchCommand<
  PublishGoldPrice, PublishedPrice, PublishGoldPriceCode>({
  name: 'catalog.publish-gold-price',
  maxBatch: MAX_IMPORT,
  executeAll: async (tx, requests) => {
    const book = await readCodebook(tx.sql);
    const worked = await workedFinenesses(tx.sql, requests.map(({ input }) => input));
    const readings = requests.map(({ input }) => readPrice(input, book, worked, tx.now));
    const good = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
    const policy = policyAt(await catalogPolicies.all(tx.sql), tx.now);
    const board = await Board.open(tx.sql, good,
      { now: tx.now, seenUntil: seenUntil(policy.rules, tx.now), livesDays: policy.rules.goldRefuseDays });
    const rows: BoardRow[] = [];
    const outcomes = requests.map((request, index): Outcome<PublishedPrice, PublishGoldPriceCode> => {
      const reading = readings[index]!;
      if (!reading.ok) return reading;
      const decided = decide(tx, request, reading.value, board, policy);
      if (!decided.ok) return decided;
      const { row, after } = decided.value;
      rows.push(row);
      board.add(row);
      tx.audit({ subjectId: row.id, by: request, after: row });
      return accepted({
        goldPriceId: row.id, state: row.state, because: reasonsIn(row.heldBecause), effectiveAt: row.effectiveAt,
        supersededAt: after?.effectiveAt ?? null,
        validUntil: endOfDays(row.effectiveAt, policy.rules.goldRefuseDays),
      });
    });
    await tx.sql.insertInto(goldPriceTable, rows);
    return outcomes;
  },
});

type Reading = Pick<BoardRow, 'region' | 'metal' | 'purity' | 'retailMinor' | 'buybackMinor'
  | 'currency' | 'effectiveAt' | 'source' | 'enteredUnit' | 'enteredRetailMinor' | 'enteredBuybackMinor'>;

function readPrice(
  input: PublishGoldPrice, book: Codebook, worked: ReadonlySet<string>, now: Date,
): Outcome<Reading, 'INVALID' | 'UNKNOWN_REGION' | 'UNKNOWN_FINENESS'> {
  const checks = new Checks();
  const effectiveAt = input.effectiveAt ?? now;
  const region = offered(book, 'region', input.region, { from: effectiveAt, now });
  if (!region) return refused('UNKNOWN_REGION', 'There is no such region.', ['region']);
  const { currency } = region.traits;
  const figures = readFigures(input, currency, checks);
  checks.whole(input.purity, 1, 10_000, 'purity');
  checks.text(input.source, MAX_SOURCE, 'source');
  checks.must(!isTooFarAhead(effectiveAt, now, MAX_PRICE_AHEAD_DAYS),
    `At most ${MAX_PRICE_AHEAD_DAYS} days ahead.`, 'effectiveAt');
  if (checks.refusals.length > 0) return refusedAll(checks.refusals);
  if (!isHallmarked(input) && !worked.has(finenessKey(input))) {
    return refused('UNKNOWN_FINENESS', 'No hallmark and no product of ours has this fineness.', ['purity']);
  }
  return accepted({
    region: input.region, metal: input.metal, purity: input.purity, ...figures, currency, effectiveAt,
    source: input.source.trim(),
  });
}

/** What a gram costs, and beside it what was entered where that is of another weight. */
function readFigures(input: PublishGoldPrice, currency: string, checks: Checks) {
  const unit = input.unit ?? 'gram';
  const read = (field: 'retail' | 'buyback'): bigint => {
    const money = input[field];
    if (money === null) return 0n;
    const minor = money.currency === currency && isCurrency(money.currency)
      ? parseAmount(money.amount, money.currency) : null;
    checks.must(minor !== null && minor >= 0n && perGramMinor(minor, unit) <= 100_000_000n,
      `An amount in ${currency}, at most 1,000,000 a gram.`, field);
    return minor ?? 0n;
  };
  const [retail, buyback] = [read('retail'), read('buyback')];
  const retailMinor = perGramMinor(retail, unit);
  if (checks.refusals.length === 0) {
    checks.must(retailMinor > 0n, 'A retail price is above zero.', 'retail');
    checks.must(buyback <= retail, 'We buy back for no more than we sell for.', 'buyback');
  }
  const asEntered = unit === 'gram' ? { enteredRetailMinor: null, enteredBuybackMinor: null }
    : { enteredRetailMinor: retail, enteredBuybackMinor: buyback || null };
  return { retailMinor, buybackMinor: perGramMinor(buyback, unit) || null, enteredUnit: unit, ...asEntered };
}

function decide(
  tx: Tx, { input, actor }: BatchRequest<PublishGoldPrice>, reading: Reading, board: Board,
  policy: CatalogPolicy,
): Outcome<{ row: BoardRow; after: Step | null }, PublishGoldPriceCode> {
  if (input.confirm && actor.kind !== 'operator') {
    return refused('OPERATOR_ONLY', 'Only a person at head office confirms a jump.', ['confirm']);
  }
  const { taken, around, after, heldRoot } = board.place(keyOf(reading), reading.effectiveAt);
  if (taken) {
    return refused('ALREADY_PUBLISHED', 'There is a price of this kind from this moment on.',
      ['effectiveAt']);
  }
  const { state, jumpBps, because } = decideGoldPrice(around, reading, policy.rules.goldJumpBps);
  if (input.confirm && state === 'held') {
    return refused('SAME_PERSON', 'Another person confirms a jump.', ['confirm']);
  }
  return accepted({ after, row: {
    ...reading, id: newId(tx.now), state, jumpBps, heldBecause: because.join(' ') || null,
    waitsFor: because.includes('follows') ? heldRoot : null,
    policyVersion: policy.version, enteredBy: actor.name, enteredById: actor.id, enteredAt: tx.now,
    decidedBy: null, decidedAt: null, withdrawnAt: null, withdrawnBy: null,
    withdrawalAskedAt: null, withdrawalAskedBy: null, withdrawalAskedById: null,
  } });
}
