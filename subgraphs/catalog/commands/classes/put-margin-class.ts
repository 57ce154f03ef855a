import { defineCommand } from '../../../kernel/commands/command.ts';
import { putWord } from '../../../words/put-word.ts';
import type { WordCode, WordDraft } from '../../../words/word-rules.ts';
import type { Word } from '../../../words/word.ts';

/**
 * Enters a margin class 积分品类, or another version of one. What it earns stands in the programmes' policies,
 * what it rebates in the franchise policy: until those name it, it earns and rebates nothing.
 */
export const putMarginClass = defineCommand<WordDraft<'margin_class'>, Word<'margin_class'>, WordCode<'margin_class'>>({
  name: 'catalog.put-margin-class',
  execute: (tx, draft) => putWord(tx, { kind: 'margin_class', draft, problemsOf: () => [] }),
});
