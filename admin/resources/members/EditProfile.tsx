import { useCallback } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { changed } from '../../parts/form/changed.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldChoices } from '../../parts/form/FieldChoices.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import type {
  Gender, OccasionPreference, ProfilePartsFragment, RingStandard, StonePreference, StylePreference, UpdateProfileInput,
} from '../../gql/graphql.ts';
import {
  GENDERS, OCCASIONS, readProfile, STONES, STYLES, updateProfile, type Member,
} from './members.data.ts';

interface Values {
  name: string;
  city: string;
  gender: Gender;
  ringStandard: RingStandard;
  ringSize: string;
  styles: StylePreference[];
  stones: StonePreference[];
  occasions: OccasionPreference[];
  occupation: string;
  birthday: string;
  email: string;
  expectedVersion: number;
}

const RING_STANDARDS: readonly RingStandard[] = ['HK', 'US', 'EU', 'JP'];

type Result = Awaited<ReturnType<typeof updateProfile>>;

const shownOf = ({ city, gender, ringStandard, ringSize, styles, stones, occasions }: Values) => ({
  city: city.trim() || null, gender, styles, stones, occasions,
  ring: ringSize ? { standard: ringStandard, size: ringSize } : null,
});

/** Masked values cannot be typed back: what is not shown is sent when it was filled in. */
function inputOf(memberId: string, values: Values, seen: Values): UpdateProfileInput {
  return {
    memberId,
    expectedVersion: values.expectedVersion,
    ...changed(shownOf(values), shownOf(seen)),
    ...(values.name ? { name: values.name } : {}),
    ...(values.occupation ? { occupation: values.occupation } : {}),
    ...(values.birthday ? { birthday: values.birthday } : {}),
    ...(values.email ? { email: values.email } : {}),
  };
}

/** Name, birthday, e-mail and occupation are masked: what is typed there replaces them, whatever they are. */
function valuesOf({ city, gender, preferences, version }: Omit<ProfilePartsFragment, 'id' | 'displayName'>): Values {
  const { ring, styles, stones, occasions } = preferences;
  return {
    name: '', city: city ?? '', gender, ringStandard: ring?.standard ?? 'HK', ringSize: ring?.size ?? '',
    styles: [...styles], stones: [...stones], occasions: [...occasions], occupation: '', birthday: '', email: '',
    expectedVersion: version,
  };
}

const standing = (profile: Parameters<typeof valuesOf>[0]): Standing<Values> => ({
  version: profile.version,
  values: valuesOf(profile),
});

export function EditProfile({ member, onClose }: { member: Member; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const run = useCallback(
    (values: Values, _key: string, _dryRun: boolean, seen: Values) => updateProfile(inputOf(member.id, values, seen)),
    [member.id],
  );
  const edited: Edited<Values> = {
    seen: standing(member),
    read: async () => {
      const now = await readProfile(member.id);
      return now && standing(now);
    },
    fields: [
      { name: 'city', label: text('fields.city') },
      { name: 'gender', label: text('fields.gender'), words: (id) => word('gender', id) },
      { name: 'ringSize', label: text('members.ring') },
    ],
  };
  const choicesOf = (kind: 'style' | 'stone' | 'occasion' | 'ringStandard', ids: readonly string[]) =>
    ids.map((id) => ({ id, name: word(kind, id) }));
  const genders = GENDERS.map((id) => ({ id, name: word('gender', id) }));
  return (
    <CommandDialog<Values, Result>
      name={`profile.${member.id}`}
      title={text('members.editTitle')}
      submit={text('actions.confirm')}
      onClose={onClose}
      run={run}
      edit
      edited={edited}
      done={() => text('members.saved')}
      defaults={valuesOf(member)}>
      <FieldText name="name" label={text('fields.name')} help={member.displayName ?? undefined} />
      <FieldText name="city" label={text('fields.city')} />
      <FieldSelect name="gender" label={text('fields.gender')} choices={genders} />
      <FieldText name="occupation" label={text('fields.occupation')} />
      <FieldRow>
        <FieldText name="birthday" label={text('fields.birthday')} type="date" />
        <FieldText name="email" label={text('fields.email')} help={member.emailMasked ?? undefined} />
      </FieldRow>
      <FieldRow>
        <FieldSelect
          name="ringStandard"
          label={text('members.ringStandard')}
          choices={choicesOf('ringStandard', RING_STANDARDS)}
        />
        <FieldText name="ringSize" label={text('members.ring')} numeric />
      </FieldRow>
      <FieldChoices name="styles" label={word('profilePart', 'STYLES')} choices={choicesOf('style', STYLES)} />
      <FieldChoices name="stones" label={word('profilePart', 'STONES')} choices={choicesOf('stone', STONES)} />
      <FieldChoices
        name="occasions"
        label={word('profilePart', 'OCCASIONS')}
        choices={choicesOf('occasion', OCCASIONS)}
      />
    </CommandDialog>
  );
}
