import { Alert, Box } from '@mui/material';
import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import { PlanOfferDocument, type CurrencyCode, type PlanOfferQuery } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../../parts/form/fields.tsx';
import { KINDS, openGoldPlan } from '../../plans/plans.data.ts';

interface Values { kind: string; level: string; beanGrams: string; agreed: string; referrerPlanId: string }
interface Props {
  readonly memberId: string;
  readonly region: { readonly code: string; readonly currency: CurrencyCode };
  readonly onClose: () => void;
}

/** A plan by the terms in force where the member is at home, which it has agreed to. */
export function OpenPlan({ memberId, region, onClose }: Props) {
  const text = useText();
  const format = useFormat();
  const offer = useAsk(PlanOfferDocument, { region: region.code }).data;
  const { currency } = region;
  const run = useCallback((values: Values, idempotencyKey: string) => openGoldPlan({
    memberId, idempotencyKey, termsVersion: Number(values.agreed),
    ...(values.kind === 'VALUE' ? { level: { amount: values.level, currency } }
      : { beanGrams: Number(values.beanGrams) }),
  }, values.referrerPlanId), [memberId, currency]);
  if (!offer) return null;
  const zh = format.locale === 'zh-CN';
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof openGoldPlan>>>
      name={`open-plan.${memberId}`}
      title={text('plans.open')}
      hint={text('plans.openHint')}
      submit={text('plans.open')}
      defaults={{ kind: 'VALUE', level: '', beanGrams: '', agreed: '', referrerPlanId: '' }}
      onClose={onClose}
      run={run}
      done={() => text('plans.opened')}>
      {!offer.planTerms && <Alert severity="warning">{text('plans.closedRegion')}</Alert>}
      {offer.planTerms && (
        <>
          <Box tabIndex={0} role="region" aria-label={text('plans.terms')} sx={{ maxHeight: 180, overflow: 'auto',
            whiteSpace: 'pre-wrap', border: 1, borderColor: 'divider', p: 1.5 }}>
            {zh ? offer.planTerms.textZh : offer.planTerms.textEn}
          </Box>
          <FieldSelect name="agreed" label={text('plans.agreement')} required help={text('plans.agreeFirst')}
            choices={[{ id: String(offer.planTerms.version),
              name: text('plans.agreed', { version: offer.planTerms.version }) }]} />
          <Saves offer={offer} currency={currency} />
          <FieldText name="referrerPlanId" label={text('plans.referrerCard')} maxLength={20}
            help={text('plans.referrerHint')} />
        </>
      )}
    </CommandDialog>
  );
}

function Saves({ offer: { planPolicy: { rules } }, currency }: { offer: PlanOfferQuery; currency: CurrencyCode }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const kind = useWatch<Values>({ name: 'kind' });
  const levels = Array.from({ length: rules.levelCount }, (_, n) => rules.levelLeastUnits + n * rules.levelStepUnits)
    .map(String);
  return (
    <>
      <FieldSelect name="kind" label={text('plans.kind')} required
        choices={KINDS.map((id) => ({ id, name: word('goldPlanKind', id) }))} />
      {kind === 'VALUE'
        ? <FieldSelect name="level" label={text('plans.level')} required choices={levels.map((amount) => (
          { id: amount, name: format.money({ amount, currency }) }))} />
        : <FieldText name="beanGrams" label={text('plans.grams')} required whole unit={text('shared.units.gram')}
          range={text('shared.allowed', { low: rules.beanLeastGrams, high: rules.beanMostGrams })} />}
    </>
  );
}
