import { Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { ConsentPurpose, ConsentSource } from '../../gql/graphql.ts';
import { useReader } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { PURPOSES, readConsentTexts, recordConsent, type ConsentText } from '../consent-texts/consent-texts.data.ts';
import type { Member } from './members.data.ts';

interface Values {
  purpose: ConsentPurpose | '';
  word: 'given' | 'withdrawn';
  source: ConsentSource;
  guardianName: string;
}

const SOURCES: readonly ConsentSource[] = ['STORE', 'PHONE', 'PAPER'];

type Said = Member['consents'][number];

/** What was agreed to is taken back with its own text; a new word is about the text that is shown now. */
function textOf(granted: boolean, shown: ConsentText | undefined, before: Said | undefined) {
  const { version, hash } = !granted && before ? { version: before.textVersion, hash: before.textHash }
    : { version: shown?.version ?? '', hash: shown?.textHash ?? null };
  return { granted, textVersion: version, textHash: hash };
}

/** What a member said at a counter, by telephone or on paper: with the text it was about before one's eyes. */
export function RecordConsent({ member, onClose }: { member: Member; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const shown = useQuery({ queryKey: ['graph', 'shown-texts'], queryFn: readConsentTexts }).data ?? [];
  const { id: memberId, consents } = member;
  const offered = PURPOSES.filter((one) => [...shown, ...consents].some(({ purpose }) => purpose === one));
  const run = useCallback(async ({ purpose, word: said, source, guardianName }: Values, idempotencyKey: string) => {
    const about = <Of extends { purpose: string }>(all: readonly Of[]) => all.find((one) => one.purpose === purpose);
    return recordConsent({
      memberId, source, idempotencyKey, purpose: purpose as ConsentPurpose,
      ...textOf(said === 'given', about(shown), about(consents)), guardianName: guardianName.trim() || null,
    });
  }, [memberId, consents, shown]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof recordConsent>>>
      name={`consent.${memberId}`}
      title={text('members.recordConsent')}
      hint={text('members.recordConsentHint')}
      submit={text('actions.confirm')}
      defaults={{ purpose: '', word: 'given', source: 'STORE', guardianName: '' }}
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}>
      <FieldSelect
        name="purpose"
        label={text('members.purpose')}
        required
        choices={offered.map((id) => ({ id, name: word('consent', id) }))}
      />
      <Text shown={shown} />
      <FieldRow>
        <FieldSelect
          name="word"
          label={text('members.word')}
          choices={[
            { id: 'given', name: text('members.granted') },
            { id: 'withdrawn', name: text('members.withdrawn') },
          ]}
        />
        <FieldSelect
          name="source"
          label={text('members.saidWhere')}
          choices={SOURCES.map((id) => ({ id, name: word('consentSource', id) }))}
        />
      </FieldRow>
      <FieldText name="guardianName" label={text('members.guardian')} help={text('members.guardianHelp')} />
    </CommandDialog>
  );
}

/** The text of the purpose that is chosen, in the language of whoever reads it out. */
function Text({ shown }: { shown: readonly ConsentText[] }) {
  const { control } = useFormContext<Values>();
  const reader = useReader();
  const purpose = useWatch({ control, name: 'purpose' });
  const chosen = shown.find((one) => one.purpose === purpose);
  if (!chosen) return null;
  return (
    <Typography variant="body2" className="soft" sx={{ whiteSpace: 'pre-wrap' }}>
      {reader === 'en' ? chosen.en : chosen.zh}
    </Typography>
  );
}
