import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../../../admin/auth/use-actor.ts';
import { useAsk } from '../../../../admin/graph/use-ask.ts';
import { useFormat } from '../../../../admin/i18n/use-format.ts';
import { Answer } from '../../../../admin/parts/Answer.tsx';
import { SmallTable } from '../../../../admin/parts/SmallTable.tsx';
import { MemberNotesDocument } from './gql/graphql.ts';
import { useNoteTexts } from './texts.ts';
import { WriteNote } from './WriteNote.tsx';

/** A tab of the member's page: what the house remembers, and the dialog that adds to it. */
export default function MemberNotes({ memberId }: { memberId: string }) {
  const [writes, setWrites] = useState(false);
  const can = useCan();
  const format = useFormat();
  const texts = useNoteTexts();
  const asked = useAsk(MemberNotesDocument, { id: memberId });
  return (
    <>
      {can('notes:write') && <Button onClick={() => setWrites(true)}>{texts.write}</Button>}
      <Answer asked={asked}>
        {({ member }) => (
          <SmallTable
            label={texts.title} rows={member?.notes?.edges ?? []} keyOf={({ node }) => node.id}
            columns={[
              { label: texts.at, cell: ({ node }) => format.dateTime(node.writtenAt) },
              { label: texts.title, cell: ({ node }) => node.text },
              { label: texts.by, cell: ({ node }) => node.writtenBy },
            ]}
          />
        )}
      </Answer>
      {writes && <WriteNote memberId={memberId} onClose={() => setWrites(false)} />}
    </>
  );
}
