import { useCallback } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import type { Gender, UpdateProfileInput } from '../../gql/graphql.ts';
import type { Member } from './MemberPage.tsx';
import { updateProfile } from './members.data.ts';

interface Values {
  name: string;
  city: string;
  gender: Gender;
  ringSize: string;
  occupation: string;
  expectedVersion: string;
}

type Result = Awaited<ReturnType<typeof updateProfile>>;

/** Only what was filled in is sent: masked values cannot be typed back. */
function inputOf(memberId: string, values: Values): UpdateProfileInput {
  return {
    memberId,
    expectedVersion: Number(values.expectedVersion),
    city: values.city || null,
    gender: values.gender,
    ...(values.ringSize ? { ringSize: Number(values.ringSize) } : {}),
    ...(values.name ? { name: values.name } : {}),
    ...(values.occupation ? { occupation: values.occupation } : {}),
  };
}

export function EditProfile({ member, onClose }: { member: Member; onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const run = useCallback((values: Values) => updateProfile(inputOf(member.id, values)), [member.id]);
  const stale = ({ userErrors, member: current }: Result, values: Values) => {
    if (!current || !userErrors.some(({ code }) => code === 'STALE')) return null;
    return {
      rows: [
        [text('fields.city'), values.city, current.city ?? ''],
        [text('fields.gender'), word('gender', values.gender), word('gender', current.gender)],
        [text('fields.size'), values.ringSize, String(current.preferences.ringSize ?? '')],
        [text('fields.version'), values.expectedVersion, String(current.version)],
      ] as const,
      take: { expectedVersion: String(current.version) },
    };
  };
  const genders = (['FEMALE', 'MALE', 'UNKNOWN'] as const).map((id) => ({ id, name: word('gender', id) }));
  return (
    <CommandDialog<Values, Result>
      name={`profile.${member.id}`}
      title={text('members.editTitle')}
      submit={text('actions.confirm')}
      onClose={onClose}
      run={run}
      stale={stale}
      done={() => text('members.saved')}
      defaults={{
        name: '',
        city: member.city ?? '',
        gender: member.gender,
        ringSize: String(member.preferences.ringSize ?? ''),
        occupation: '',
        expectedVersion: String(member.version),
      }}>
      <FieldText name="name" label={text('fields.name')} help={member.displayName ?? undefined} />
      <FieldText name="city" label={text('fields.city')} />
      <FieldSelect name="gender" label={text('fields.gender')} choices={genders} />
      <FieldText name="occupation" label={text('fields.occupation')} />
      <FieldText name="ringSize" label={text('fields.size')} numeric />
    </CommandDialog>
  );
}
