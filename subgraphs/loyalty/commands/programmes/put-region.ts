import { defineCommand } from '../../../kernel/commands/command.ts';
import { putWord } from '../../../words/put-word.ts';
import type { WordCode, WordDraft } from '../../../words/word-rules.ts';
import type { Word } from '../../../words/word.ts';
import { regionProblems } from '../../domain/region-rules.ts';

/** Enters a home region 会籍地区, or another version of one: from its date on members enrol there. */
export const putRegion = defineCommand<WordDraft<'region'>, Word<'region'>, WordCode<'region'>>({
  name: 'loyalty.put-region',
  execute: (tx, draft) => putWord(tx, {
    kind: 'region', draft,
    problemsOf: (book) => regionProblems(draft, {
      programme: book.find('programme', draft.traits.programme, draft.effectiveFrom ?? tx.now),
      digits: new Map(book.everyCode('region').map((code) => (
        [code, book.versions('region', code).at(-1)!.traits.cardDigit]))),
    }),
  }),
});
