import { Alert } from '@mui/material';
import { useCallback } from 'react';
import { CouponSegmentsDocument, OutreachPublishedDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { memberIdOf } from '../complaints/complaints.data.ts';
import { pairsIn, planMessages } from './outreach.data.ts';

interface Values {
  templateId: string;
  audience: 'MEMBERS' | 'SEGMENT' | 'EVERYONE';
  cards: string;
  segmentId: string;
  region: string;
  values: string;
  priority: 'CAMPAIGN' | 'NEWSLETTER';
  dueAt: string;
  endsAt: string;
}

const NEW: Values = { templateId: '', audience: 'SEGMENT', cards: '', segmentId: '', region: '', values: '',
  priority: 'CAMPAIGN', dueAt: '', endsAt: '' };

async function sent({ audience, cards, segmentId, region, values, dueAt, endsAt, ...rest }: Values) {
  const named = cards.split(/[\s,，]+/).filter(Boolean);
  return {
    ...rest, values: pairsIn(values), dueAt: dueAt ? formInstant(dueAt) : null,
      endsAt: endsAt ? formInstant(endsAt) : null,
    memberIds: audience === 'MEMBERS' ? await Promise.all(named.map(memberIdOf)) : null,
    segmentId: audience === 'SEGMENT' ? segmentId : null, everyone: audience === 'EVERYONE',
    region: audience === 'EVERYONE' ? region.trim() || null : null,
  };
}

/** A text and its audience; how many it would reach is shown before anybody is planned. */
export function Compose({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const text = useText();
  const word = useWord();
  const { locale } = useFormat();
  const templates = useAsk(OutreachPublishedDocument, {}).data?.messageTemplates.items ?? [];
  const segments = useAsk(CouponSegmentsDocument, {}).data?.segments.items ?? [];
  const run = useCallback(async (values: Values, idempotencyKey: string, dryRun: boolean) =>
    planMessages({ ...await sent(values), idempotencyKey, dryRun }), []);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof planMessages>>>
      name="outreach.compose" title={text('outreach.compose')} hint={text('outreach.composeHint')}
      submit={text('outreach.send')} defaults={NEW} onClose={onClose} run={run}
      preview={({ reach }) => (
        <Alert severity="info">
          {reach ? text('outreach.reach', { members: reach.members, reachable: reach.reachable })
            : text('outreach.reachLater')}
        </Alert>)}
      onDone={({ plan }) => plan && onDone(plan.id)} done={() => text('outreach.composed')}>
      <FieldSelect name="templateId" label={text('outreach.template')} required choices={templates.map(
        ({ id, name, channel, variables }) => ({ id, name: [name, word('messageChannel', channel),
          ...variables.map((one) => `{{${one.name}}}`)].join(' · ') }))} />
      <FieldSelect name="audience" label={text('outreach.audience')} required choices={(['SEGMENT', 'EVERYONE',
        'MEMBERS'] as const).map((id) => ({ id, name: word('messageAudience', id) }))} />
      <FieldSelect name="segmentId" label={text('outreach.segment')} choices={segments.map((one) => (
        { id: one.id, name: locale === 'zh-CN' ? one.nameZh : one.nameEn }))} />
      <FieldText name="region" label={text('outreach.region')} help={text('outreach.regionHelp')} />
      <FieldText name="cards" label={text('outreach.cards')} rows={2} help={text('outreach.cardsHelp')} />
      <FieldText name="values" label={text('outreach.values')} rows={3} help={text('outreach.valuesHelp')} />
      <FieldSelect name="priority" label={text('outreach.priority')} required choices={(['CAMPAIGN',
        'NEWSLETTER'] as const).map((id) => ({ id, name: word('messagePriority', id) }))} />
      <FieldRow>
        <FieldText name="dueAt" label={text('outreach.dueAt')} type="datetime-local" help={text('outreach.dueHelp')} />
        <FieldText name="endsAt" label={text('outreach.endsAt')} type="datetime-local" />
      </FieldRow>
    </CommandDialog>
  );
}
