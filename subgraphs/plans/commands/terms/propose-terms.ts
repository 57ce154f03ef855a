import { isRestricted } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { planTermsTable } from '../../persistence/tables/plan-terms.table.ts';

export interface ProposeTerms {
  readonly region: string;
  readonly textZh: string;
  readonly textEn: string;
  readonly review: string;
}

type Code = 'HEAD_OFFICE_ONLY' | 'REGION_UNKNOWN' | 'TERMS_TEXT_INVALID' | 'PROPOSAL_OPEN';

/** A text of between 1 and `most` characters without control characters but line ends. */
const isText = (text: string, most: number): boolean =>
  text.trim().length > 0 && [...text].length <= most && !/[^\P{Cc}\n\t]/u.test(text);

/** Terms of the plan for a region, with where their legal review is filed; another person puts them in force. */
export const proposeTerms = defineCommand<ProposeTerms, { termsId: string }, Code>({
  name: 'plans.propose-terms',
  execute: async (tx, input) => {
    if (isRestricted(tx.actor)) return refused('HEAD_OFFICE_ONLY', 'Head office writes terms.');
    if (!(await readCodebook(tx.sql)).offered('region', input.region, tx.now)) {
      return refused('REGION_UNKNOWN', 'There is no such region.', ['region']);
    }
    const wrong = ([['textZh', 20_000], ['textEn', 20_000], ['review', 200]] as const)
      .find(([field, most]) => !isText(input[field], most));
    if (wrong) return refused('TERMS_TEXT_INVALID', `It has 1 to ${wrong[1]} characters.`, [wrong[0]]);
    await tx.sql.run`select pg_advisory_xact_lock(hashtext('plans terms'))`;
    const open = await tx.sql.maybe`select 1 from plan_terms where region = ${input.region} and state = 'proposed'`;
    if (open) return refused('PROPOSAL_OPEN', 'Other terms of this region wait for their decision.', ['region']);
    const { version } = await tx.sql.one<{ version: number }>`
      select coalesce(max(version), 0) + 1 as version from plan_terms where region = ${input.region}`;
    const termsId = newId(tx.now);
    await tx.sql.insertInto(planTermsTable, [{
      id: termsId, ...input, version, state: 'proposed', proposedAt: tx.now, proposedBy: tx.actor.name,
      proposedById: tx.actor.id,
    }]);
    tx.audit({ subjectId: termsId, after: { region: input.region, version, review: input.review } });
    return accepted({ termsId });
  },
});
