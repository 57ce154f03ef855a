import type { Tx } from '../../../kernel/commands/command.ts';
import type { Problem } from '../../../kernel/policy.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { Policy, PolicyRules, ProgrammeNumbers } from '../../domain/policy.ts';
import { problemsOf, rulesOfDraft, type PolicyDraft, type TierNames } from '../../domain/policy-draft.ts';
import { bonusProblems } from '../../domain/rewards/bonus-rules.ts';

interface Judged {
  /** As they would stand in a version. */
  readonly rules: PolicyRules;
  readonly problems: readonly Problem[];
}

/** Rules as they were asked for, after the version that counts: what they would be, and what of them is not allowed. */
export async function judgeRules(
  tx: Tx, draft: PolicyDraft, counting: Policy, effectiveFrom: Date,
): Promise<Judged> {
  const book = await readCodebook(tx.sql);
  const asked = { ...draft, bonuses: draft.bonuses ?? counting.rules.bonuses };
  const rules = rulesOfDraft(asked, namesIn(book, counting, effectiveFrom), counting.rules.rates);
  const classes = {
    offered: book.list('margin_class', tx.now).map(({ code }) => code), known: book.everyCode('margin_class'),
  };
  return {
    rules: withFormerWindows(rules, counting),
    problems: [
      ...problemsOf(draft, rules, classes), ...bonusProblems(rules.bonuses, {
        regions: book.everyCode('region'), marginClasses: classes.known, tiers: rules.tiers.map(({ code }) => code) }),
    ],
  };
}

/** What the programme's tiers are called already: by the version before, or by any word there was. */
function namesIn(book: Codebook, { programme, rules }: Policy, at: Date) {
  return (tier: string): TierNames | null =>
    rules.tiers.find(({ code }) => code === tier) ?? book.tier(programme, tier, at);
}

function withFormerWindows(rules: ProgrammeNumbers, { rules: before }: Policy): PolicyRules {
  const { windowDays, unknownDeliveryDays, linkDays } = before;
  return { ...rules, windowDays, unknownDeliveryDays, linkDays };
}
