import { Alert } from '@mui/material';
import { useCallback, useState } from 'react';
import { useWatch } from 'react-hook-form';
import type { RewardPartsFragment } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { FieldPick } from '../../parts/pickers/FieldPick.tsx';
import { usePickedName } from '../../parts/pickers/use-picks.ts';
import { PriceRows } from './PriceRows.tsx';
import { createReward, KINDS, PERIODS, readReward, updateReward } from './rewards.data.ts';
import { inputOf, valuesOf, type RewardValues } from './reward-values.ts';
import { useFunderChoices, useMallWords } from './use-mall-words.ts';

type Result = Awaited<ReturnType<typeof createReward>> | Awaited<ReturnType<typeof updateReward>>;
interface Props { readonly reward: RewardPartsFragment | null; readonly onClose: () => void }

/** A new reward, or one as it is; what is worth less than the base ladder is asked about before it is kept. */
export function EditReward({ reward, onClose }: Props) {
  const text = useText();
  const { currencyOf, choices } = useMallWords();
  const nameOf = usePickedName();
  const [below, setBelow] = useState<string | null>(null);
  const run = useCallback(async (values: RewardValues, idempotencyKey: string): Promise<Result> => {
    const input = inputOf(values, currencyOf);
    const result: Result = reward
      ? await updateReward({ ...input, id: reward.id, expectedVersion: values.expectedVersion })
      : await createReward({ ...input, idempotencyKey });
    const warning = result.userErrors.find(({ code }) => code === 'VALUE_BELOW_BASE');
    setBelow(warning ? `${warning.worthOf100} ${currencyOf(warning.programme ?? '')}` : null);
    return result;
  }, [reward, currencyOf]);
  const standing = (one: RewardPartsFragment) => ({ version: one.version, facts: [
    [text('fields.nameZh'), one.nameZh], [text('fields.nameEn'), one.nameEn], [text('fields.code'), one.code],
    [text('fields.points'), one.prices.map(({ programme, points }) => `${programme} ${points}`).join(' · ')],
  ] as const });
  const read = async () => {
    const now = reward && await readReward(reward.id);
    return now && standing(now);
  };
  if (choices.length === 0) return null;
  return (
    <CommandDialog<RewardValues, Result>
      name={reward ? `reward.${reward.id}` : 'reward'}
      title={text(reward ? 'rewards.editTitle' : 'rewards.createTitle')}
      submit={text('actions.confirm')}
      wide
      defaults={valuesOf(reward, new Date(), nameOf)}
      onClose={onClose}
      run={run}
      edited={reward ? { seen: standing(reward), read } : undefined}
      done={() => text('shared.saved')}>
      <Fields />
      <PriceRows />
      {below !== null && (
        <Alert severity="warning">
          {text('rewards.below', { worth: below })}
          <FieldCheck name="confirmValueBelowBase" label={text('rewards.confirmBelow')} />
        </Alert>
      )}
    </CommandDialog>
  );
}

function Fields() {
  const text = useText();
  const word = useWord();
  const kind = useWatch<RewardValues, 'kind'>({ name: 'kind' });
  const funders = [{ id: '', name: text('rewards.headOffice') }, ...useFunderChoices()];
  return (
    <>
      <FieldRow>
        <FieldText name="nameZh" label={text('fields.nameZh')} required maxLength={60} autoFocus />
        <FieldText name="nameEn" label={text('fields.nameEn')} required maxLength={60} />
        <FieldText name="code" label={text('fields.code')} required maxLength={40} />
        <FieldSelect name="kind" label={text('fields.kind')} required
          choices={KINDS.map((id) => ({ id, name: word('rewardKind', id) }))} />
        {kind === 'COUPON' && (
          <FieldPick name="offer" what="offers" single required label={text('rewards.offer')}
            help={text('rewards.offerHelp')} />
        )}
        <FieldText name="noteZh" label={text('rewards.noteZh')} rows={2} maxLength={500} />
        <FieldText name="noteEn" label={text('rewards.noteEn')} rows={2} maxLength={500} />
        <FieldText name="fromAt" label={text('rewards.fromAt')} type="datetime-local" required />
        <FieldText name="untilAt"
          label={text('rewards.untilAt')} type="datetime-local" help={text('rewards.untilHelp')} />
        <FieldText name="limitPerMember" label={text('rewards.limit')} whole unit={text('shared.units.pieces')}
          help={text('rewards.limitHelp')} />
        <FieldSelect name="limitPeriod" label={text('rewards.period')}
          choices={PERIODS.map((id) => ({ id, name: word('rewardPeriod', id) }))} />
        <FieldSelect name="funderId" label={text('rewards.funder')} choices={funders} />
        <FieldPick name="segment" what="segments" single label={text('rewards.segment')}
          help={text('rewards.segmentHelp')} />
      </FieldRow>
    </>
  );
}
