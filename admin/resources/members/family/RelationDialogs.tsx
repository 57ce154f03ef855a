import { Alert } from '@mui/material';
import { useCallback } from 'react';
import type { ConsentSource, RelationKind } from '../../../gql/graphql.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../../parts/form/fields.tsx';
import {
  agreeToRelation, endRelation, KINDS, proposeRelation, SOURCES, type Relation, type Yes,
} from '../../families/families.data.ts';

const STORE: { source: ConsentSource; guardianName: string } = { source: 'STORE', guardianName: '' };

interface AddValues extends Yes {
  readonly kind: RelationKind;
  readonly relatedId: string;
}

/** The member has said what somebody is to it; that one is asked. */
export function AddRelation({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const run = useCallback(({ kind, relatedId, ...yes }: AddValues, key: string) =>
    proposeRelation({ memberId, card: relatedId, kind, yes }, key), [memberId]);
  return (
    <CommandDialog<AddValues, Awaited<ReturnType<typeof proposeRelation>>>
      name={`relation.${memberId}`}
      title={text('families.addTitle')}
      hint={text('families.addHint')}
      submit={text('actions.confirm')}
      defaults={{ ...STORE, kind: 'CHILD', relatedId: '' }}
      onClose={onClose}
      run={run}
      done={({ relation }) => text(relation?.state === 'STANDING' ? 'families.stands' : 'families.added')}>
      <FieldRow>
        <FieldSelect
          name="kind"
          label={text('families.kind')}
          choices={KINDS.map((id) => ({ id, name: word('relationKind', id) }))}
          required
        />
        <FieldText name="relatedId" label={text('families.card')} required maxLength={20} />
      </FieldRow>
      <YesFields />
    </CommandDialog>
  );
}

/** Whoever was asked says yes at the counter. */
export function AgreeRelation({ relation, onClose }: { relation: Relation; onClose: () => void }) {
  const text = useText();
  const run = useCallback((yes: Yes, key: string) => agreeToRelation(relation.id, yes, key), [relation.id]);
  return (
    <CommandDialog<Yes, Awaited<ReturnType<typeof agreeToRelation>>>
      name={`agree-relation.${relation.id}`}
      title={text('families.agreeTitle')}
      hint={text(relation.agreed ? 'families.waits' : 'families.asked')}
      submit={text('actions.agreeRelation')}
      defaults={STORE}
      onClose={onClose}
      run={run}
      done={() => text('families.agreed')}>
      <YesFields />
    </CommandDialog>
  );
}

/** What is agreed to, and how that was said. */
function YesFields() {
  const text = useText();
  const word = useWord();
  return (
    <>
      <Alert severity="info">{text('families.notice')}</Alert>
      <FieldRow>
        <FieldSelect
          name="source"
          label={text('families.source')}
          choices={SOURCES.map((id) => ({ id, name: word('consentSource', id) }))}
          required
        />
        <FieldText name="guardianName" label={text('families.guardian')} maxLength={80} />
      </FieldRow>
    </>
  );
}

interface EndProps {
  readonly memberId: string;
  readonly relation: Relation;
  readonly onClose: () => void;
}

export function EndRelation({ memberId, relation, onClose }: EndProps) {
  const text = useText();
  const word = useWord();
  const run = useCallback((_: object, key: string) => endRelation(relation.id, memberId, key), [memberId, relation.id]);
  const name = relation.related?.displayName ?? relation.relatedName;
  return (
    <CommandDialog<object, Awaited<ReturnType<typeof endRelation>>>
      name={`end-relation.${relation.id}`}
      title={text('families.endTitle')}
      hint={text('families.endHint', { who: [word('relationKind', relation.kind), name].filter(Boolean).join(' ') })}
      submit={text('actions.endRelation')}
      danger
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('families.ended')}
    />
  );
}
