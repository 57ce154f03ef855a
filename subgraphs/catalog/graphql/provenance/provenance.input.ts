import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { dateTime, otherwise, take, text } from '../../../kernel/graph/mutation/take.ts';
import type { LinkKind } from '../../domain/provenance/link.ts';
import { LinkKindEnum } from '../words.ts';

const fact = form('ProvenanceFactInput', 'One thing that a link tells.', {
  name: text('What it is: one word of at most 40 letters, for example "laboratory".'),
  value: text('What is told; 1 to 500 characters. Everybody may read it: no name of a person.'),
});

/** A link as it is entered. */
export const link = form('ProvenanceLinkInput', 'Something that happened to a piece 溯源记录.', {
  kind: take<LinkKind>(() => LinkKindEnum, 'What happened.'),
  at: dateTime('When; not in the future.'),
  facts: otherwise([], formsOf(fact, 'What is told, at most 12; each kind says which it needs.')),
});
