import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useText } from '../../i18n/use-text.ts';
import { Page } from '../../parts/Page.tsx';
import { EditWord } from './EditWord.tsx';
import type { WordStanding } from './word-standing.ts';
import { WordTable } from './WordTable.tsx';
import { WORD_KINDS, type WordKind } from './words.data.ts';

interface Editing {
  readonly kind: WordKind;
  /** Null for a new one. */
  readonly standing: WordStanding | null;
}

/** What the house calls its regions, margin classes and programmes, and from when: data, entered by date. */
export default function WordPage() {
  const text = useText();
  const can = useCan();
  const [editing, setEditing] = useState<Editing | null>(null);
  return (
    <Page title={text('houseWords.title')}>
      {WORD_KINDS.filter(({ reads }) => can(reads)).map((kind) => (
        <WordTable
          key={kind.id}
          kind={kind}
          onEdit={can(kind.edits) ? (standing) => setEditing({ kind, standing }) : null}
        />
      ))}
      {editing && <EditWord {...editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}
