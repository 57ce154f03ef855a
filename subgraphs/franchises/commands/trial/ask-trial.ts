import { localDay, startOfDay } from '../../../kernel/business-day.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { outOfBounds } from '../../../kernel/policy.ts';
import { accepted, refusedAll } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { FRANCHISE_RULE_BOUNDS, rebateProblems, type FranchiseRules } from '../../domain/policy.ts';
import { franchisePolicies } from '../../persistence/policies.ts';
import { writeTrial } from '../../persistence/trials.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY } from '../network/checks.ts';

export type AskTrialCode = 'INVALID_RULES' | 'HEAD_OFFICE_ONLY';

/** Has rules tried on all members before anybody proposes them; a job counts, and nothing of theirs changes. */
export const askTrial = defineCommand<{ rules: FranchiseRules }, { trialId: string }, AskTrialCode>({
  name: 'franchises.ask-trial',
  execute: async (tx, asked) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    // Moves nobody: whoever does not say it leaves it as it is.
    const disputeDays = asked.rules.disputeDays ?? (await franchisePolicies.all(tx.sql)).at(-1)!.rules.disputeDays;
    const rules = { ...asked.rules, disputeDays };
    const book = await readCodebook(tx.sql);
    const problems = [...outOfBounds(rules, FRANCHISE_RULE_BOUNDS),
      ...rebateProblems(rules, (marginClass) => book.versions('margin_class', marginClass).length > 0)];
    if (problems.length > 0) {
      return refusedAll(problems.map(({ path, message }) => (
        { code: 'INVALID_RULES' as const, message, path: ['rules', ...path] })));
    }
    const id = newId(tx.now);
    const { year, month } = localDay(tx.now, 'Asia/Shanghai');
    await writeTrial(tx.sql, {
      id, rules, askedAt: tx.now, askedBy: tx.actor.name,
      yearFrom: startOfDay({ year: year - 1, month, day: 1 }, 'Asia/Shanghai'),
    });
    tx.schedule({ job: 'count-trial', at: tx.now, payload: { trialId: id }, key: `trial:${id}` });
    tx.audit({ subjectId: id, after: { rules } });
    return accepted({ trialId: id });
  },
});
