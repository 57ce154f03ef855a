import { useCallback } from 'react';
import type { MemberEventKind } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect } from '../../parts/form/fields.tsx';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { useOutlets } from '../benefits/benefits.data.ts';
import { EMPTY_EVENT, EventFields, eventInput, type EventValues } from './EventFields.tsx';
import { EVENT_KINDS, scheduleMemberEvent } from './member-events.data.ts';

interface Values extends EventValues { kind: string; outletId: string; region: string }

export function PlanEvent({ onClose }: { onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const { outlets } = useOutlets();
  const regions = useRegionChoices();
  const run = useCallback(({ kind, outletId, region, ...values }: Values, idempotencyKey: string) =>
    scheduleMemberEvent({
    kind: kind as MemberEventKind, outletId, region, ...eventInput(values), idempotencyKey }), []);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof scheduleMemberEvent>>>
      name="member-event.plan" title={text('memberEvents.plan')} submit={text('actions.confirm')}
      defaults={{ ...EMPTY_EVENT, kind: 'TASTING', outletId: '', region: 'CN' }} onClose={onClose} run={run}
      done={() => text('memberEvents.planned')}>
      <FieldSelect name="kind" label={text('memberEvents.kind')} required
        choices={EVENT_KINDS.map((id) => ({ id, name: word('eventKind', id) }))} />
      <FieldSelect name="outletId" label={text('fields.outlet')} choices={outlets} required />
      <FieldSelect name="region" label={text('fields.region')} choices={regions} required />
      <EventFields />
    </CommandDialog>
  );
}
