import { useCallback } from 'react';
import type { SessionPartsFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { changed } from '../../parts/form/changed.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldText } from '../../parts/form/fields.tsx';
import { formInstant, formMoment } from '../../reading/house-zone.ts';
import type { Edited, Standing } from '../../parts/form/stale.ts';
import { readLiveSession, updateLiveSession, type LiveSession } from './live-sessions.data.ts';

interface Values {
  titleZh: string;
  titleEn: string;
  host: string;
  startsAt: string;
  endsAt: string;
  passcode: string;
  removePasscode: boolean;
  memberOnly: boolean;
  expectedVersion: number;
}

const valuesOf = (session: SessionPartsFragment): Values => ({
  titleZh: session.titleZh,
  titleEn: session.titleEn,
  host: session.host,
  startsAt: formMoment(session.startsAt),
  endsAt: formMoment(session.endsAt),
  passcode: '',
  removePasscode: false,
  memberOnly: session.memberOnly,
  expectedVersion: session.version,
});

type Result = Awaited<ReturnType<typeof updateLiveSession>>;

const inputOf = ({ titleZh, titleEn, host, startsAt, endsAt, memberOnly }: Values) =>
  ({ titleZh, titleEn, host, memberOnly, startsAt: formInstant(startsAt), endsAt: formInstant(endsAt) });

function send(session: LiveSession, values: Values, seen: Values): Promise<Result> {
  const { passcode, removePasscode, expectedVersion } = values;
  return updateLiveSession({
    id: session.id,
    ...changed(inputOf(values), inputOf(seen)),
    ...(passcode ? { passcode } : {}),
    ...(removePasscode ? { removePasscode } : {}),
    expectedVersion,
  });
}

export function EditSession({ session, onClose }: { session: LiveSession; onClose: () => void }) {
  const text = useText();
  const onAir = session.state !== 'SCHEDULED';
  const run = useCallback(
    (values: Values, _key: string, _dryRun: boolean, seen: Values) => send(session, values, seen),
    [session],
  );
  return (
    <CommandDialog<Values, Result>
      name={`session.${session.id}`}
      title={text('liveSessions.editTitle')}
      submit={text('actions.confirm')}
      defaults={valuesOf(session)}
      onClose={onClose}
      run={run}
      edit
      edited={useEdited(session)}
      done={() => text('liveSessions.changed')}>
      <FieldText name="titleZh" label={text('fields.titleZh')} required maxLength={100} />
      <FieldText name="titleEn" label={text('fields.titleEn')} required maxLength={100} />
      <FieldText name="host" label={text('fields.host')} required maxLength={80} />
      <FieldRow>
        <FieldText name="startsAt" label={text('fields.startsAt')} type="datetime-local" required disabled={onAir} />
        <FieldText name="endsAt" label={text('fields.endsAt')} type="datetime-local" required />
      </FieldRow>
      <FieldText
        name="passcode"
        label={text('fields.passcode')}
        help={text('liveSessions.passcodeHelp')}
        maxLength={12}
      />
      {session.hasPasscode && <FieldCheck name="removePasscode" label={text('liveSessions.removePasscode')} />}
      <FieldCheck name="memberOnly" label={text('fields.memberOnlyLive')} />
    </CommandDialog>
  );
}

function useEdited(session: LiveSession): Edited<Values> {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const standing = (one: SessionPartsFragment): Standing<Values> => ({
    version: one.version,
    values: valuesOf(one),
    facts: [
      [text('fields.state'), word('liveState', one.state)],
      [text('fields.passcode'), word('yesNo', String(one.hasPasscode))],
    ],
  });
  const moment = (value: string) => format.dateTime(formInstant(value));
  return {
    seen: standing(session),
    read: async () => {
      const now = await readLiveSession(session.id);
      return now && standing(now);
    },
    fields: [
      { name: 'titleZh', label: text('fields.titleZh') },
      { name: 'titleEn', label: text('fields.titleEn') },
      { name: 'host', label: text('fields.host') },
      { name: 'startsAt', label: text('fields.startsAt'), words: moment },
      { name: 'endsAt', label: text('fields.endsAt'), words: moment },
      { name: 'memberOnly', label: text('fields.memberOnlyLive'), words: (value) => word('yesNo', value) },
    ],
  };
}
