import { Box, Button, Typography } from '@mui/material';
import { useCallback } from 'react';
import { useFieldArray, useWatch } from 'react-hook-form';
import { LotteryOffersDocument, type LotteryKind } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../../parts/form/fields.tsx';
import { useNamed } from '../../../parts/words/use-named.ts';
import { formMoment } from '../../../reading/house-zone.ts';
import type { LiveSession } from '../live-sessions.data.ts';
import {
  LOTTERY_KINDS, LOTTERY_PRIZE_KINDS, NEW_PRIZE, planLottery, type Lottery, type LotteryValues,
} from './lotteries.data.ts';

interface Props {
  readonly session: LiveSession;
  readonly earlier: readonly Lottery[];
  readonly onClose: () => void;
}

/** A draft, that another person publishes. */
export function PlanLottery({ session, earlier, onClose }: Props) {
  const text = useText();
  const word = useWord();
  const { locale } = useFormat();
  const run = useCallback((values: LotteryValues, key: string) => planLottery(session.id, values, key), [session.id]);
  const over = earlier.filter(({ state }) => state === 'DRAWN' || state === 'CANCELLED');
  return (
    <CommandDialog name={`plan-lottery.${session.id}`} title={text('lotteries.plan')}
      hint={text('lotteries.planHint')} wide submit={text('lotteries.plan')} onClose={onClose} run={run}
      done={() => text('lotteries.planned')}
      defaults={{ kind: 'ODDS' as LotteryKind, titleZh: '', titleEn: '', opensAt: formMoment(session.startsAt),
        closesAt: formMoment(session.endsAt), prizes: [NEW_PRIZE], beaconSource: '', redrawOf: '', redrawReason: '' }}>
      <FieldRow>
        <FieldText name="titleZh" label={text('fields.titleZh')} required maxLength={60} autoFocus />
        <FieldText name="titleEn" label={text('fields.titleEn')} required maxLength={60} />
        <FieldText name="opensAt" label={text('lotteries.opensAt')} type="datetime-local" required />
        <FieldText name="closesAt" label={text('lotteries.closesAt')} type="datetime-local" required />
        <FieldSelect name="kind" label={text('fields.kind')} required
          choices={LOTTERY_KINDS.map((id) => ({ id, name: word('lotteryKind', id) }))} />
        <FieldText name="beaconSource" label={text('lotteries.beaconSource')} help={text('lotteries.beaconHelp')}
          maxLength={200} />
      </FieldRow>
      <Prizes />
      {over.length > 0 && (
        <FieldRow>
          <FieldSelect name="redrawOf" label={text('lotteries.redrawOf')}
            choices={over.map(({ id, titleZh, titleEn }) => ({ id, name: locale === 'zh-CN' ? titleZh : titleEn }))} />
          <FieldText name="redrawReason" label={text('lotteries.redrawReason')} maxLength={200} />
        </FieldRow>
      )}
    </CommandDialog>
  );
}

const MOST_PRIZES = 20;

function Prizes() {
  const text = useText();
  const { fields, append, remove } = useFieldArray<LotteryValues, 'prizes'>({ name: 'prizes' });
  const kind = useWatch<LotteryValues, 'kind'>({ name: 'kind' });
  return (
    <Box role="group" aria-label={text('lotteries.prizes')} sx={{ display: 'grid', gap: 2 }}>
      <Typography component="h3" variant="h3">{text('lotteries.prizes')}</Typography>
      {fields.map(({ id }, place) => (
        <PrizeRow key={id} place={place} hasOdds={kind === 'ODDS'}
          onRemove={fields.length > 1 ? () => remove(place) : null} />
      ))}
      <Box>
        <Button disabled={fields.length >= MOST_PRIZES} onClick={() => append(NEW_PRIZE, { shouldFocus: false })}>
          {text('lotteries.addPrize')}
        </Button>
      </Box>
    </Box>
  );
}

interface RowProps { readonly place: number; readonly hasOdds: boolean; readonly onRemove: (() => void) | null }

function PrizeRow({ place, hasOdds, onRemove }: RowProps) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const at = `prizes.${place}` as const;
  const kind = useWatch<LotteryValues>({ name: `${at}.kind` });
  const offers = useAsk(LotteryOffersDocument, {}).data?.couponOffers.items ?? [];
  return (
    <Box role="group" aria-label={text('lotteries.prizeAt', { place: place + 1 })}
      sx={{ display: 'grid', gap: 1.5, pb: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <FieldRow columns={3}>
        <FieldText name={`${at}.nameZh`} label={text('shared.nameZh')} required maxLength={60} />
        <FieldText name={`${at}.nameEn`} label={text('shared.nameEn')} required maxLength={60} />
        <FieldSelect name={`${at}.kind`} label={text('fields.kind')} required
          choices={LOTTERY_PRIZE_KINDS.map((id) => ({ id, name: word('lotteryPrizeKind', id) }))} />
        {kind === 'POINTS' && <FieldText name={`${at}.points`} label={text('fields.points')} required whole
          unit={text('shared.units.points')} />}
        {kind === 'COUPON' && <FieldSelect name={`${at}.offerId`} label={text('lotteries.offer')} required
          choices={offers.map((offer) => ({ id: offer.id, name: `${offer.code} ${named(offer)}` }))} />}
        {kind === 'COUPON' && <FieldText name={`${at}.value`} label={text('lotteries.valueEach')} required numeric />}
        {hasOdds && <FieldText name={`${at}.ppm`} label={text('lotteries.ppm')} required whole />}
        <FieldText name={`${at}.stock`} label={text('lotteries.stock')} required whole />
      </FieldRow>
      {onRemove && (
        <Box><Button size="small" color="inherit" onClick={onRemove}>{text('lotteries.removePrize')}</Button></Box>
      )}
    </Box>
  );
}
