import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type {
  ConsentPurpose, EnrolMemberInput, Gender, OccasionPreference, StonePreference, StylePreference,
} from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldChoices } from '../../parts/form/FieldChoices.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { readConsentTexts } from '../consent-texts/consent-texts.data.ts';
import { GENDERS, OCCASIONS, STONES, STYLES } from '../members/members.data.ts';
import { Consents } from './Consents.tsx';
import { enrolAtCounter, type Enrolled } from './counter.data.ts';

interface Values {
  name: string;
  phone: string;
  phoneVerified: boolean;
  region: string;
  gender: Gender;
  sourceCode: string;
  consents: ConsentPurpose[];
  styles: StylePreference[];
  stones: StonePreference[];
  occasions: OccasionPreference[];
}

interface EnrolProps {
  readonly outletId: string;
  readonly phone: string;
  /** Whether a code was read by the camera before: told with the source. */
  readonly scanned: boolean;
  readonly onClose: () => void;
  readonly onDone: (enrolled: Enrolled) => void;
}

/** How a membership began at a counter, where nothing else was scanned. */
const codeOf = (scanned: boolean): string => (scanned ? 'counter-scan' : 'counter');

function inputOf({ consents: _, ...values }: Values, outletId: string, idempotencyKey: string): EnrolMemberInput {
  return {
    ...values, outletId, idempotencyKey, source: 'STORE', name: values.name.trim() || null, phone: values.phone.trim(),
    sourceCode: values.sourceCode.trim() || null,
  };
}

/** A customer joins: who it is, what it agrees to with the texts before its eyes, what it likes. */
export function Enrol({ outletId, phone, scanned, onClose, onDone }: EnrolProps) {
  const text = useText();
  const word = useWord();
  const { code: region } = useRegion();
  const regions = useRegionChoices();
  const shown = useQuery({ queryKey: ['graph', 'shown-texts'], queryFn: readConsentTexts }).data ?? [];
  const run = useCallback((values: Values, key: string) =>
    enrolAtCounter(inputOf(values, outletId, key), shown.filter(({ purpose }) => values.consents.includes(purpose))),
  [outletId, shown]);
  const choicesOf = (kind: 'style' | 'stone' | 'occasion' | 'gender', ids: readonly string[]) =>
    ids.map((id) => ({ id, name: word(kind, id) }));
  return (
    <CommandDialog<Values, Enrolled>
      name={`enrol.${outletId}`}
      title={text('counter.enrolTitle')}
      hint={text('counter.enrolHint')}
      submit={text('counter.enrol')}
      defaults={{
        name: '', phone, phoneVerified: false, region, gender: 'UNKNOWN', sourceCode: codeOf(scanned), consents: [],
        styles: [], stones: [], occasions: [],
      }}
      onClose={onClose}
      run={run}
      done={({ resolution }) => text(resolution === 'NEW' ? 'counter.joined' : 'counter.wasMember')}
      onDone={onDone}>
      <FieldRow>
        <FieldText name="phone" label={text('fields.phone')} required autoComplete="off" />
        <FieldText name="name" label={text('fields.name')} autoComplete="off" />
      </FieldRow>
      <FieldCheck name="phoneVerified" label={text('counter.verified')} />
      <Consents name="consents" texts={shown} />
      <FieldChoices name="styles" label={word('profilePart', 'STYLES')} choices={choicesOf('style', STYLES)} />
      <FieldChoices name="stones" label={word('profilePart', 'STONES')} choices={choicesOf('stone', STONES)} />
      <FieldChoices
        name="occasions"
        label={word('profilePart', 'OCCASIONS')}
        choices={choicesOf('occasion', OCCASIONS)}
      />
      <FieldRow columns={3}>
        <FieldSelect name="gender" label={text('fields.gender')} choices={choicesOf('gender', GENDERS)} />
        <FieldSelect name="region" label={text('members.region')} required choices={regions} />
        <FieldText name="sourceCode" label={text('members.sourceCode')} maxLength={60} />
      </FieldRow>
    </CommandDialog>
  );
}
