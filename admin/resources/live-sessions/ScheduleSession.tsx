import { useCallback } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { LiveRoomsDocument } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { scheduleLiveSession } from './live-sessions.data.ts';

const EMPTY = {
  titleZh: '',
  titleEn: '',
  host: '',
  outletId: '',
  startsAt: '',
  endsAt: '',
  passcode: '',
  memberOnly: true,
};

function send(values: typeof EMPTY, idempotencyKey: string) {
  return scheduleLiveSession({
    titleZh: values.titleZh,
    titleEn: values.titleEn,
    host: values.host,
    outletId: values.outletId,
    memberOnly: values.memberOnly,
    startsAt: formInstant(values.startsAt) ?? '',
    endsAt: formInstant(values.endsAt) ?? '',
    idempotencyKey,
    passcode: values.passcode || null,
  });
}

export function ScheduleSession({ onClose }: { onClose: () => void }) {
  const text = useText();
  const rooms = useAsk(LiveRoomsDocument, {}).data?.outlets.items ?? [];
  const run = useCallback((values: typeof EMPTY, key: string) => send(values, key), []);
  return (
    <CommandDialog
      name="schedule-session"
      title={text('liveSessions.scheduleTitle')}
      submit={text('actions.schedule')}
      defaults={EMPTY}
      onClose={onClose}
      run={run}
      done={() => text('liveSessions.scheduled')}>
      <FieldText name="titleZh" label={text('fields.titleZh')} required autoFocus />
      <FieldText name="titleEn" label={text('fields.titleEn')} required />
      <FieldText name="host" label={text('fields.host')} required />
      <FieldSelect name="outletId" label={text('liveSessions.outletId')} choices={rooms} required />
      <FieldText name="startsAt" label={text('fields.startsAt')} type="datetime-local" required />
      <FieldText name="endsAt" label={text('fields.endsAt')} type="datetime-local" required />
      <FieldText name="passcode" label={text('fields.passcode')} />
      <FieldCheck name="memberOnly" label={text('fields.memberOnlyLive')} />
    </CommandDialog>
  );
}
