import type { Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll, type Outcome } from '../../../kernel/outcome.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import {
  rewardProblems, tidyReward, type KnownProgramme, type RewardDraft,
} from '../../domain/mall/reward-draft.ts';
import { isBelowBase, worthOf100 } from '../../domain/mall/reward-value.ts';
import { readOffers } from '../../persistence/coupons/offers.ts';
import { gateSegment } from '../../persistence/segments/gates.ts';

export interface RewardInput extends RewardDraft {
  /** Whoever enters it knows that it gives less than the base ladder. */
  readonly confirmValueBelowBase: boolean;
  /**
   * Points for a unit, by programme. A function, since what another room says is no part of what was asked: the
   * same request again is the same, whatever the programmes say by then.
   */
  readonly ladders: () => ReadonlyMap<string, number>;
}
export type RewardCode = 'INVALID' | 'CODE_TAKEN' | 'VALUE_BELOW_BASE';

/** A reward as it may be kept, or why not. `id` is its own, for the code that it has already. */
export async function judgeReward(
  tx: Tx, { confirmValueBelowBase, ladders, ...given }: RewardInput, id: string | null,
): Promise<Outcome<RewardDraft, RewardCode>> {
  const draft = tidyReward<RewardDraft>(given);
  const book = await readCodebook(tx.sql);
  const problems = rewardProblems(draft, (code) => programmeOf(book, code, tx.now));
  if (problems.length > 0) return refusedAll(problems);
  const other = await tx.sql.maybe`select 1 from reward where code = ${draft.code}
    and id is distinct from ${id}::uuid`;
  if (other) return refused('CODE_TAKEN', 'Another reward has this code.', ['code']);
  if (draft.offerId !== null) {
    const given = (await readOffers(tx.sql, [draft.offerId])).get(draft.offerId);
    if (!given || given.terms.automatic) {
      return refused('INVALID', 'There is no such offer in use that gives coupons.', ['offerId']);
    }
  }
  await gateSegment(tx, draft.segmentId);
  const ladderOf = (programme: string) => ladders().get(programme);
  const below = confirmValueBelowBase ? -1 : draft.prices.findIndex((price) =>
    ladderOf(price.programme) !== undefined && isBelowBase(price, ladderOf(price.programme)!));
  if (below < 0) return accepted(draft);
  const price = draft.prices[below]!;
  return refused('VALUE_BELOW_BASE', `100 points get ${worthOf100(price)} ${price.currency}.`,
    ['prices', String(below), 'points'], { programme: price.programme, worthOf100: worthOf100(price) });
}

function programmeOf(book: Codebook, code: string, now: Date): KnownProgramme | null {
  const word = book.offered('programme', code, now);
  if (!word) return null;
  const tiers = book.list('tier', now).filter(({ traits }) => traits.programme === code);
  return { currency: word.traits.currency, tiers: new Set(tiers.map((tier) => tier.code.slice(code.length + 1))) };
}
