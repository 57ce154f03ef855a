import { useCallback } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { changed } from '../../parts/form/changed.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import type { Gender, ProfilePartsFragment, UpdateProfileInput } from '../../gql/graphql.ts';
import { readProfile, updateProfile, type Member } from './members.data.ts';

interface Values {
  name: string;
  city: string;
  gender: Gender;
  ringSize: string;
  occupation: string;
  expectedVersion: number;
}

type Result = Awaited<ReturnType<typeof updateProfile>>;

const shownOf = ({ city, gender, ringSize }: Values) =>
  ({ city: city.trim() || null, gender, ringSize: ringSize ? Number(ringSize) : null });

/** Masked values cannot be typed back: a name or an occupation is sent when it was filled in. */
function inputOf(memberId: string, values: Values, seen: Values): UpdateProfileInput {
  return {
    memberId,
    expectedVersion: values.expectedVersion,
    ...changed(shownOf(values), shownOf(seen)),
    ...(values.name ? { name: values.name } : {}),
    ...(values.occupation ? { occupation: values.occupation } : {}),
  };
}

/** Name and occupation are masked: what is typed there replaces them, whatever they are. */
function valuesOf({ city, gender, preferences, version }: Omit<ProfilePartsFragment, 'id' | 'displayName'>): Values {
  const ringSize = String(preferences.ringSize ?? '');
  return { name: '', city: city ?? '', gender, ringSize, occupation: '', expectedVersion: version };
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
      { name: 'ringSize', label: text('fields.size') },
    ],
  };
  const genders = (['FEMALE', 'MALE', 'UNKNOWN'] as const).map((id) => ({ id, name: word('gender', id) }));
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
      <FieldText name="ringSize" label={text('fields.size')} whole />
    </CommandDialog>
  );
}
