import { useCallback } from 'react';
import { useText } from '../../../../admin/i18n/use-text.ts';
import { CommandDialog } from '../../../../admin/parts/form/CommandDialog.tsx';
import { FieldText } from '../../../../admin/parts/form/fields.tsx';
import { writeNote } from './notes.data.ts';
import { useNoteTexts } from './texts.ts';

/** Refusals land on their field, a lost answer is asked for again with the same key. */
export function WriteNote({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const text = useText();
  const texts = useNoteTexts();
  const run = useCallback((values: { text: string }, key: string) => writeNote(memberId, values.text, key), [memberId]);
  return (
    <CommandDialog
      name={`note.${memberId}`} title={texts.write} submit={text('actions.confirm')}
      defaults={{ text: '' }} onClose={onClose} run={run} done={() => texts.saved}>
      <FieldText name="text" label={texts.title} required rows={3} maxLength={500} />
    </CommandDialog>
  );
}
