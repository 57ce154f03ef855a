import { Button } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../../auth/use-actor.ts';
import { MemberFamilyDocument } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Mark } from '../../../parts/Mark.tsx';
import { PageLink } from '../../../parts/PageLink.tsx';
import { SmallTable, type SmallColumn } from '../../../parts/SmallTable.tsx';
import type { Relation } from '../../families/families.data.ts';
import { AddRelation, AgreeRelation, EndRelation } from './RelationDialogs.tsx';

type Dialog = { readonly does: 'agree' | 'end'; readonly relation: Relation } | { readonly does: 'add' } | null;

/** A tab of the member's page: who the member's family is, as both sides agree to it. */
export function Family({ memberId }: { memberId: string }) {
  const text = useText();
  const can = useCan();
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => setDialog(null);
  const asked = useAsk(MemberFamilyDocument, { id: memberId });
  const columns = useColumns();
  const may = can('members:write');
  return (
    <>
      {may && (
        <Button variant="outlined" onClick={() => setDialog({ does: 'add' })} sx={{ mb: 2 }}>
          {text('actions.addRelation')}
        </Button>
      )}
      <Answer asked={asked}>
        {({ member }) => (
          <SmallTable
            label={text('families.tab')}
            rows={member?.relations ?? []}
            keyOf={({ id }) => id}
            empty={text('families.none')}
            columns={[...columns, ...(may ? [{
              label: '\u00a0', phone: 'actions' as const,
              cell: (relation: Relation) => relation.state !== 'ENDED' && (
                <>
                  {relation.state === 'PROPOSED' && (
                    <Button size="small" onClick={() => setDialog({ does: 'agree', relation })}>
                      {text('actions.agreeRelation')}
                    </Button>
                  )}
                  <Button size="small" onClick={() => setDialog({ does: 'end', relation })}>
                    {text('actions.endRelation')}
                  </Button>
                </>
              ),
            }] : [])]}
          />
        )}
      </Answer>
      {dialog?.does === 'add' && <AddRelation memberId={memberId} onClose={close} />}
      {dialog?.does === 'agree' && <AgreeRelation relation={dialog.relation} onClose={close} />}
      {dialog?.does === 'end' && <EndRelation memberId={memberId} relation={dialog.relation} onClose={close} />}
    </>
  );
}

const TONES = { PROPOSED: 'warn', STANDING: 'good', ENDED: 'plain' } as const;

function useColumns(): SmallColumn<Relation>[] {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return [
    { label: text('families.kind'), phone: 'title', cell: ({ kind }) => word('relationKind', kind) },
    {
      label: text('fields.state'), phone: 'side',
      cell: ({ state, endReason }) => (
        <Mark tone={TONES[state]}>
          {[word('relationState', state), endReason && word('relationEnd', endReason)].filter(Boolean).join(' · ')}
        </Mark>
      ),
    },
    { label: text('families.other'), cell: (relation) => <Other relation={relation} /> },
    {
      label: text('families.since'),
      cell: ({ state, agreed, proposedAt, standingSince, endedAt }) => [
        format.date(endedAt ?? standingSince ?? proposedAt),
        state === 'PROPOSED' && text(agreed ? 'families.waits' : 'families.asked'),
      ].filter(Boolean).join(' · '),
    },
  ];
}

function Other({ relation: { related, relatedName, endReason } }: { relation: Relation }) {
  const text = useText();
  if (!related) return <>{relatedName ?? text(endReason === 'ERASED' ? 'families.gone' : 'families.unseen')}</>;
  // Two of a family share the part of the name that shows.
  return (
    <PageLink to={`/members/${related.id}/show`}>
      {[related.displayName, related.cardNumber].filter(Boolean).join(' · ')}
    </PageLink>
  );
}
