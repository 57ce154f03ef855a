import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import { FranchiseChoicesDocument, TaskTiersDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldChoices } from '../../parts/form/FieldChoices.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { useRegionChoices } from '../../parts/words/use-words.ts';
import { HEAD_OFFICE, termsOf, valuesOf, type FormatValues } from './format-values.ts';
import { createFormat, FORMAT_KINDS, updateFormat, type Format } from './formats.data.ts';
import { PrizeRows, SetPrize } from './PrizeRows.tsx';
import { QuestionRows } from './QuestionRows.tsx';

function send(format: Format | null, values: FormatValues, idempotencyKey: string) {
  const { code, kind, region, funderId } = values;
  if (format) return updateFormat({ id: format.id, expectedVersion: format.version, ...termsOf(values) });
  const payer = funderId === HEAD_OFFICE ? null : funderId;
  return createFormat({ code, kind, region, funderId: payer, ...termsOf(values), idempotencyKey });
}

/** A format is made, or a draft changed as it was read; its code, kind, region and funder are for ever. */
export function EditFormat({ format, onClose }: { format: Format | null; onClose: () => void }) {
  const text = useText();
  const run = useCallback((values: FormatValues, key: string) => send(format, values, key), [format]);
  return (
    <CommandDialog<FormatValues, Awaited<ReturnType<typeof send>>>
      name={`format.${format?.id ?? ''}`}
      title={text(format ? 'playfulFormats.edit' : 'playfulFormats.create')}
      submit={text('actions.confirm')}
      wide
      defaults={valuesOf(format)}
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}>
      <What isNew={format === null} />
      <Terms />
      <Gives />
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
      <FieldSelect name="kind" label={text('fields.kind')} help={text('tasks.forEver')} disabled={!isNew} required
        choices={FORMAT_KINDS.map((id) => ({ id, name: word('formatKind', id) }))} />
      <FieldSelect name="region" label={text('fields.region')} help={text('tasks.forEver')} disabled={!isNew} required
        choices={useRegionChoices()} />
      <FieldSelect name="funderId" label={text('tasks.funder')} help={text('tasks.forEver')} choices={payers}
        disabled={!isNew} required />
      <FieldText name="nameZh" label={text('shared.nameZh')} required maxLength={60} />
      <FieldText name="nameEn" label={text('shared.nameEn')} required maxLength={60} />
    </FieldRow>
  );
}

function Terms() {
  const text = useText();
  const named = useNamed();
  const kind = useWatch<FormatValues, 'kind'>({ name: 'kind' });
  const programmes = useAsk(TaskTiersDocument, {}).data?.programmes ?? [];
  const tiers = programmes.flatMap(({ code, policy }) =>
    (policy?.rules.tiers ?? []).map(({ tier }) => ({ id: `${code}:${tier.code}`, name: `${code} ${named(tier)}` })));
  return (
    <>
      <FieldRow>
        <FieldText name="startsAt" label={text('tasks.startsAt')} type="datetime-local" required />
        <FieldText name="endsAt" label={text('tasks.until')} type="datetime-local" required />
        <FieldText name="turnsADay" label={text('playfulFormats.turnsADay')} required whole />
        <FieldText name="turnsPerMember" label={text('playfulFormats.turnsPerMember')} whole />
        <FieldText name="budget" label={text('tasks.budget')} help={text('playfulFormats.budgetHelp')} required whole />
        {kind !== 'QUIZ' && <FieldText name="turnPrice" label={text('playfulFormats.turnPrice')} whole />}
      </FieldRow>
      <FieldChoices name="tiers" label={text('tasks.tiers')} choices={tiers} />
    </>
  );
}

function Gives() {
  const kind = useWatch<FormatValues, 'kind'>({ name: 'kind' });
  if (kind === 'QUIZ') return <QuestionRows />;
  return (
    <>
      <PrizeRows isSet={kind === 'COLLECT'} />
      {kind === 'COLLECT' && <SetPrize />}
    </>
  );
}
