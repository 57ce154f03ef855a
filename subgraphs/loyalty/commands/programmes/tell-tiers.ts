import type { ProgrammeCode } from '../../../contracts/words.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { writeWords } from '../../../words/keep-words.ts';
import { wordTable } from '../../../words/word.table.ts';
import { tierCode, type Word } from '../../../words/word.ts';
import { tierWordsToTell } from '../../domain/tiers/tier-words.ts';
import { loadPolicies } from '../../persistence/policies.ts';

const TABLE = wordTable('loyalty');

/** Tells the tiers of a programme as its versions that count name them, after what counts has changed. */
export async function tellTiers(tx: Tx, programme: ProgrammeCode): Promise<void> {
  // Who publishes and who decides at once: the second one tells what the first one left.
  await tx.sql.run`select code from programme where code = ${programme} for update`;
  const told = await tx.sql.all<Word<'tier'>>`select ${columnsOf(TABLE)} from word
    where kind = 'tier' and starts_with(code, ${tierCode(programme, '')})
    order by effective_from, rank, code`;
  const counting = (await loadPolicies(tx.sql)).filter((policy) => policy.programme === programme);
  const words = tierWordsToTell(programme, counting, told, tx.now);
  await writeWords(tx, words);
  for (const word of words) tx.emit('word.changed.v1', `tier:${word.code}`, word);
}
