import { PREFIX } from '../../../../../subgraphs/contracts/ids.ts';
import { defineMutation } from '../../../../../subgraphs/kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../../../subgraphs/kernel/graph/mutation/said.ts';
import { idOf, KEY, text } from '../../../../../subgraphs/kernel/graph/mutation/take.ts';
import { writeNote } from '../commands/write-note.ts';
import { notesById } from '../queries/notes.ts';
import { Note } from './note.type.ts';

export const writeNoteMutation = defineMutation({
  name: 'writeNote',
  says: 'Writes down what the house should remember of a member 备注.',
  scopes: ['notes:write'],
  input: 'A note on a member.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member.'), text: text('What it says, 1 to 500 characters.'), idempotencyKey: KEY,
  },
  refusals: { ...said('NOT_FOUND'), TEXT_INVALID: 'A note has 1 to 500 characters.' },
  command: writeNote,
  answers: {
    note: {
      type: () => Note, says: 'The note; null when refused.',
      of: ({ noteId }, context) => context.load(notesById, noteId),
    },
  },
});
