import { Box, Typography } from '@mui/material';
import { useCallback, type ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldChoices } from '../../parts/form/FieldChoices.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { FieldPick } from '../../parts/pickers/FieldPick.tsx';
import { usePickedName, useTierChoices } from '../../parts/pickers/use-picks.ts';
import { useClassChoices, useHomeCurrencies, useRegionChoices } from '../../parts/words/use-words.ts';
import { createOffer, readOffer, updateOffer, type Offer } from './coupons.data.ts';
import { takesShare, termsFrom, valuesOf, type OfferValues } from './offer-values.ts';

type Result = Awaited<ReturnType<typeof createOffer>> | Awaited<ReturnType<typeof updateOffer>>;

/** A new offer, or its draft: it counts once another person publishes it. */
export function EditOffer({ offer, onClose }: { offer: Offer | null; onClose: () => void }) {
  const text = useText();
  const currencies = useHomeCurrencies();
  const nameOf = usePickedName();
  const run = useCallback((values: OfferValues, idempotencyKey: string): Promise<Result> => {
    const { code, nameZh, nameEn, note, expectedVersion } = values;
    const draft = { nameZh, nameEn, note: note || null, terms: termsFrom(values, offer?.draft ?? null) };
    return offer ? updateOffer({ id: offer.id, expectedVersion, ...draft })
      : createOffer({ code, ...draft, idempotencyKey });
  }, [offer]);
  const standing = (one: Offer) => ({ version: one.version, facts: [
    [text('fields.nameZh'), one.nameZh], [text('fields.nameEn'), one.nameEn],
    [text('coupons.editedBy'), one.editedBy ?? ''],
  ] as const });
  const read = async () => {
    const now = offer && await readOffer(offer.id);
    return now && standing(now);
  };
  return (
    <CommandDialog<OfferValues, Result>
      name={offer ? `offer.${offer.id}` : 'offer'}
      title={text(offer ? 'coupons.editTitle' : 'coupons.createTitle')}
      hint={text('coupons.editHint')}
      submit={text('actions.confirm')}
      wide
      defaults={valuesOf(offer, currencies[0] ?? 'CNY', nameOf)}
      onClose={onClose}
      run={run}
      edited={offer ? { seen: standing(offer), read } : undefined}
      done={() => text('coupons.saved')}>
      <OfferFields isNew={!offer} />
    </CommandDialog>
  );
}

function Row({ children }: { children: ReactNode }) {
  return <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>{children}</Box>;
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

function OfferFields({ isNew }: { isNew: boolean }) {
  const text = useText();
  const word = useWord();
  return (
    <>
      <Row>
        {isNew && (
          <FieldText name="code" label={text('coupons.code')} required maxLength={40} help={text('coupons.codeHelp')} />
        )}
        <FieldText name="nameZh" label={text('fields.nameZh')} required maxLength={60} />
        <FieldText name="nameEn" label={text('fields.nameEn')} required maxLength={60} />
        <FieldText name="note" label={text('fields.note')} maxLength={500} />
      </Row>
      <Typography component="h3" variant="subtitle2">{text('coupons.reduction')}</Typography>
      <ReductionFields />
      <Typography component="h3" variant="subtitle2">{text('coupons.validity')}</Typography>
      <Row>
        <FieldText name="firstDay" type="date" label={text('coupons.validFrom')} />
        <FieldText name="validUntil" type="date" label={text('coupons.validUntil')} help={text('coupons.lastDay')} />
        <FieldText name="monthDays" label={text('coupons.monthDays')} help={text('coupons.monthDaysHelp')} />
        <FieldText name="daysAfterIssue" whole unit={text('coupons.days')} label={text('coupons.daysAfterIssue')} />
      </Row>
      <FieldChoices name="weekdays" label={text('coupons.weekdays')} help={text('coupons.everyDay')}
        choices={WEEKDAYS.map((id) => ({ id, name: word('weekday', id) }))} />
      <FieldCheck name="automatic" label={text('coupons.automatic')} />
      <Typography component="h3" variant="subtitle2">{text('coupons.limits')}</Typography>
      <LimitFields />
    </>
  );
}

function ReductionFields() {
  const text = useText();
  const word = useWord();
  const kind = useWatch<OfferValues, 'kind'>({ name: 'kind' });
  const currency = useWatch<OfferValues, 'currency'>({ name: 'currency' });
  const kinds = (['FIXED_PRICE', 'LINE_PERCENT', 'LABOUR_PERCENT', 'ORDER_PERCENT', 'ORDER_AMOUNT'] as const);
  return (
    <>
      <Row>
        <FieldSelect name="kind" label={text('coupons.kind')}
          choices={kinds.map((id) => ({ id, name: word('reductionKind', id) }))} />
        <FieldSelect name="currency" label={text('coupons.currency')}
          choices={useHomeCurrencies().map((id) => ({ id, name: id }))} />
        {takesShare(kind)
          ? (
            <FieldText name="offPercent" numeric unit="%" required label={text('coupons.off')}
              help={text('coupons.offHelp')} />
          ) : (
            <FieldText name="amount" numeric unit={currency} required
              label={text(kind === 'FIXED_PRICE' ? 'coupons.price' : 'coupons.amount')} />
          )}
        <FieldText name="threshold" numeric unit={currency} label={text('coupons.threshold')}
          help={text('coupons.thresholdHelp')} />
        <FieldText name="group" required label={text('coupons.group')} maxLength={40}
          help={text('coupons.groupHelp')} />
        <FieldText name="series" label={text('coupons.series')} help={text('coupons.severalHelp')} />
      </Row>
      <WhereFields />
      <FieldChoices name="marginClasses" label={text('coupons.marginClasses')} choices={useClassChoices()}
        help={text('coupons.marginClassesHelp')} />
      <FieldChoices name="regions" label={text('coupons.regions')} choices={useRegionChoices()}
        help={text('coupons.regionsHelp')} />
    </>
  );
}

/** On what, where, for whom and who pays: each by its name. */
function WhereFields() {
  const text = useText();
  return (
    <>
      <Row>
        <FieldPick name="products" what="products" label={text('coupons.products')} help={text('coupons.allHelp')} />
        <FieldPick name="channels" what="channels" label={text('coupons.channels')} help={text('coupons.allHelp')} />
        <FieldPick name="outlets" what="outlets" label={text('coupons.outlets')} help={text('coupons.allHelp')} />
        <FieldPick name="segment" what="segments" single label={text('coupons.segment')}
          help={text('coupons.segmentHelp')} />
        <FieldPick name="funder" what="franchises" single label={text('coupons.funder')}
          help={text('coupons.funderHelp')} />
      </Row>
      <FieldChoices name="tiers" label={text('coupons.tiers')} choices={useTierChoices()}
        help={text('coupons.tiersHelp')} />
    </>
  );
}

const TRIGGERS = [
  'NONE', 'ENROLMENT', 'TIER', 'BIRTHDAY', 'HERITAGE', 'REFERRAL', 'PLAN_BEGUN', 'PLAN_MATURED',
] as const;

function LimitFields() {
  const text = useText();
  const word = useWord();
  const currency = useWatch<OfferValues, 'currency'>({ name: 'currency' });
  const [pieces, uses] = [text('coupons.pieces'), text('coupons.times')];
  return (
    <Row>
      <FieldText name="issuedLimit" whole unit={pieces} label={text('coupons.issuedLimit')} />
      <FieldText name="perMember" whole unit={pieces} required label={text('coupons.perMember')} />
      <FieldSelect name="period" label={text('coupons.period')}
        choices={(['EVER', 'YEAR', 'MONTH', 'DAY'] as const).map((id) => ({ id, name: word('limitPeriod', id) }))} />
      <FieldText name="usesLimit" whole unit={uses} label={text('coupons.usesLimit')} />
      <FieldText name="usesPerMember" whole unit={uses} label={text('coupons.usesPerMember')} />
      <FieldText name="usesPerOutlet" whole unit={uses} label={text('coupons.usesPerOutlet')} />
      <FieldText name="budget" numeric unit={currency} label={text('coupons.budget')} />
      <FieldSelect name="trigger" label={text('coupons.trigger')}
        choices={TRIGGERS.map((id) => ({ id, name: word('couponTrigger', id) }))} />
      <FieldSelect name="atPartialReturn" label={text('coupons.atReturn')} help={text('coupons.atReturnHelp')}
        choices={(['KEEP', 'RECHECK'] as const).map((id) => ({ id, name: word('couponAtReturn', id) }))} />
      <FieldText name="publicCode" label={text('coupons.publicCode')} maxLength={32}
        help={text('coupons.publicCodeHelp')} />
    </Row>
  );
}
