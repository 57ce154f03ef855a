import { useCallback } from 'react';
import {
  ChannelListDocument, FranchiseChoicesDocument, TaskTiersDocument, type TaskCadence, type TaskProof,
} from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldChoices } from '../../../parts/form/FieldChoices.tsx';
import { FieldRow } from '../../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../../parts/form/fields.tsx';
import { useNamed } from '../../../parts/words/use-named.ts';
import { useRegionChoices } from '../../../parts/words/use-words.ts';
import { formInstant, formMoment } from '../../../reading/house-zone.ts';
import { createTask, updateTask, type TaskRow } from '../engagement.data.ts';

interface Values {
  code: string;
  nameZh: string;
  nameEn: string;
  cadence: TaskCadence;
  proof: TaskProof;
  points: string;
  growth: string;
  budget: string;
  capPerMember: string;
  funderId: string;
  startsAt: string;
  endsAt: string;
  channelIds: string[];
  regions: string[];
  tiers: string[];
}

const CADENCES: readonly TaskCadence[] = ['ONCE', 'DAILY', 'WEEKLY', 'EVENT'];
const PROOFS: readonly TaskProof[] = ['CHANNEL', 'PROFILE_COMPLETED', 'FIRST_ORDER', 'STORE_VISIT', 'LESSON'];
const HEAD_OFFICE = 'head-office';

const valuesOf = (task: TaskRow | null): Values => ({
  code: task?.code ?? '', nameZh: task?.nameZh ?? '', nameEn: task?.nameEn ?? '', cadence: task?.cadence ?? 'ONCE',
  proof: task?.proof ?? 'CHANNEL', points: String(task?.points ?? ''),
  growth: String(task?.growth ?? 0), channelIds: [...task?.channelIds ?? []], budget: String(task?.budget ?? ''),
  capPerMember: String(task?.capPerMember ?? ''), funderId: task?.funder?.id ?? HEAD_OFFICE,
  startsAt: task ? formMoment(task.startsAt) : '', endsAt: task?.endsAt ? formMoment(task.endsAt) : '',
  regions: task?.regions.map(({ code }) => code) ?? [], tiers: task?.tiers ?? [],
});

function send(task: TaskRow | null, values: Values, idempotencyKey: string) {
  const { code, cadence, proof, funderId, ...rest } = values;
  const edited = {
    nameZh: rest.nameZh, nameEn: rest.nameEn, points: Number(rest.points), budget: Number(rest.budget),
    capPerMember: rest.capPerMember === '' ? null : Number(rest.capPerMember),
    startsAt: formInstant(rest.startsAt) ?? '', endsAt: formInstant(rest.endsAt), regions: rest.regions,
    tiers: rest.tiers, growth: Number(rest.growth) || 0, channelIds: rest.channelIds,
  };
  if (task) return updateTask({ id: task.id, expectedVersion: task.version, ...edited });
  const payer = funderId === HEAD_OFFICE ? null : funderId;
  return createTask({ code, cadence, proof, funderId: payer, ...edited, idempotencyKey });
}

/** A task is made, or changed as it was read; its code, rhythm, proof and funder are for ever. */
export function EditTask({ task, onClose }: { task: TaskRow | null; onClose: () => void }) {
  const text = useText();
  const run = useCallback((values: Values, key: string) => send(task, values, key), [task]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof send>>>
      name={`task.${task?.id ?? ''}`}
      title={text(task ? 'tasks.edit' : 'tasks.create')}
      submit={text('actions.confirm')}
      wide
      defaults={valuesOf(task)}
      onClose={onClose}
      run={run}
      done={() => text(task ? 'tasks.changed' : 'tasks.created')}>
      <What isNew={task === null} />
      <Terms />
    </CommandDialog>
  );
}

function What({ isNew }: { isNew: boolean }) {
  const text = useText();
  const word = useWord();
  const franchises = useAsk(FranchiseChoicesDocument, {}).data?.franchises.items ?? [];
  const payers = [{ id: HEAD_OFFICE, name: text('shared.headOffice') },
    ...franchises.map(({ id, code, name }) => ({ id, name: `${code} ${name}` }))];
  return (
    <FieldRow>
      <FieldText name="code" label={text('fields.code')} help={text('tasks.forEver')} required disabled={!isNew}
        maxLength={40} />
      <FieldSelect name="funderId" label={text('tasks.funder')} help={text('tasks.forEver')} choices={payers}
        disabled={!isNew} required />
      <FieldSelect name="cadence" label={text('tasks.cadence')} help={text('tasks.forEver')} disabled={!isNew} required
        choices={CADENCES.map((id) => ({ id, name: word('taskCadence', id) }))} />
      <FieldSelect name="proof" label={text('tasks.proof')} help={text('tasks.forEver')} disabled={!isNew} required
        choices={PROOFS.map((id) => ({ id, name: word('taskProof', id) }))} />
      <FieldText name="nameZh" label={text('shared.nameZh')} required maxLength={60} />
      <FieldText name="nameEn" label={text('shared.nameEn')} required maxLength={60} />
    </FieldRow>
  );
}

function Terms() {
  const text = useText();
  const named = useNamed();
  const programmes = useAsk(TaskTiersDocument, {}).data?.programmes ?? [];
  const channels = useAsk(ChannelListDocument, {}).data?.channels ?? [];
  const tiers = programmes.flatMap(({ code, policy }) =>
    (policy?.rules.tiers ?? []).map(({ tier }) => ({ id: `${code}:${tier.code}`, name: `${code} ${named(tier)}` })));
  return (
    <>
      <FieldRow>
        <FieldText name="points" label={text('tasks.each')} required whole />
        <FieldText name="growth" label={text('tasks.growth')} whole />
        <FieldText name="budget" label={text('tasks.budget')} required whole />
        <FieldText name="capPerMember" label={text('tasks.cap')} whole />
      </FieldRow>
      <FieldRow>
        <FieldText name="startsAt" label={text('tasks.startsAt')} type="datetime-local" required />
        <FieldText name="endsAt" label={text('tasks.endsAt')} type="datetime-local" />
      </FieldRow>
      <FieldChoices name="channelIds" label={text('tasks.channels')} choices={channels} />
      <FieldChoices name="regions" label={text('tasks.regions')} choices={useRegionChoices()} />
      <FieldChoices name="tiers" label={text('tasks.tiers')} choices={tiers} />
    </>
  );
}
