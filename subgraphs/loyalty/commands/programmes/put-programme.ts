import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { putWord } from '../../../words/put-word.ts';
import type { WordCode, WordDraft } from '../../../words/word-rules.ts';
import type { Word } from '../../../words/word.ts';
import { DEFAULT_RULES } from '../../domain/policy.ts';
import { programmeProblems } from '../../domain/region-rules.ts';
import { insertVersion } from './insert-version.ts';
import { tellTiers } from './tell-tiers.ts';

/**
 * Enters a programme, or another version of its names. A new one begins with the house's usual rules, in
 * force as long as itself; its own are published as every later version is.
 */
export const putProgramme = defineCommand<WordDraft<'programme'>, Word<'programme'>, WordCode<'programme'>>({
  name: 'loyalty.put-programme',
  execute: async (tx, draft) => {
    const outcome = await putWord(tx, {
      kind: 'programme', draft, problemsOf: () => programmeProblems(draft.traits),
    });
    if (outcome.ok && draft.expectedVersion === 0) await beginProgramme(tx, outcome.value);
    return outcome;
  },
});

async function beginProgramme(tx: Tx, { code, traits, effectiveFrom }: Word<'programme'>): Promise<void> {
  await tx.sql.run`insert into programme (code, currency, time_zone)
    values (${code}, ${traits.currency}, ${traits.timeZone})`;
  await insertVersion(tx, { programme: code, version: 1, effectiveFrom, rules: DEFAULT_RULES, note: null });
  await tellTiers(tx, code);
}
