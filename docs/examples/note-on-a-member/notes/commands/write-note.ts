import { FACT } from '../../../../../subgraphs/contracts/facts.ts';
import { namedBy } from '../../../../../subgraphs/kernel/calls/facts.ts';
import { defineCommand } from '../../../../../subgraphs/kernel/commands/command.ts';
import { newId } from '../../../../../subgraphs/kernel/ids.ts';
import { shareMerges } from '../../../../../subgraphs/kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../../../subgraphs/kernel/merges/survivors.ts';
import { accepted, refused } from '../../../../../subgraphs/kernel/outcome.ts';
import type { NoteEvents } from '../../contracts/notes.ts';
import { readNote } from '../domain/note.ts';

interface Input { readonly memberId: string; readonly text: string }

/** Writes down what the house should remember of a member; of a merged one at its survivor. */
export const writeNote = defineCommand<Input, { noteId: string }, 'NOT_FOUND' | 'TEXT_INVALID'>({
  name: 'notes.write-note',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, input) => {
    const text = readNote(input.text);
    if (text === null) return refused('TEXT_INVALID', 'A note has 1 to 500 characters.', ['text']);
    await shareMerges(tx.sql);
    const memberId = (await survivorsOf(tx.sql, [input.memberId]))(input.memberId);
    const known = await tx.sql.maybe`select 1 from person_visibility where person_id = ${memberId}`;
    if (!known || !(await tx.visible([memberId], tx.actor)).has(memberId)) {
      return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    }
    const noteId = newId(tx.now);
    await tx.sql.run`insert into member_note (id, member_id, text, written_at, written_by)
      values (${noteId}, ${memberId}, ${text}, ${tx.now}, ${tx.actor.name})`;
    tx.emit('note.written.v1', memberId,
      { noteId, memberId, writtenAt: tx.now } satisfies NoteEvents['note.written.v1']);
    tx.audit({ subjectId: memberId, after: { noteId } });
    return accepted({ noteId });
  },
});
