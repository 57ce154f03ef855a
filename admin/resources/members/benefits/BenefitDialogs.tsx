import { useCallback } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../../parts/form/FieldRow.tsx';
import { FieldSelect, FieldText } from '../../../parts/form/fields.tsx';
import { formInstant } from '../../../reading/house-zone.ts';
import {
  bookBenefit, buyBenefit, grantBenefit, useBenefit as sendUse, useOutlets, type Entitlement,
} from '../../benefits/benefits.data.ts';
import { useBenefitName } from '../../../parts/benefits/use-benefit-words.ts';

interface Props {
  readonly memberId: string;
  readonly of: Entitlement;
  readonly onClose: () => void;
}

/** It is had now, in the store one stands in. */
export function UseBenefit({ memberId, of: { benefit }, onClose }: Props) {
  const text = useText();
  const nameOf = useBenefitName();
  const { outlets, outletId } = useOutlets();
  const run = useCallback(
    ({ outletId: chosen }: { outletId: string }, idempotencyKey: string) =>
      sendUse({ benefitId: benefit.id, memberId, outletId: chosen, idempotencyKey }),
    [benefit, memberId],
  );
  return (
    <CommandDialog<{ outletId: string }, Awaited<ReturnType<typeof sendUse>>>
      name={`use-benefit.${memberId}.${benefit.code}`}
      title={`${text('benefits.use')} · ${nameOf(benefit.current?.rules)}`}
      hint={text('benefits.useHint')}
      submit={text('benefits.use')}
      defaults={{ outletId }}
      onClose={onClose}
      run={run}
      done={() => text('benefits.used')}>
      <FieldSelect name="outletId" label={text('fields.outlet')} choices={outlets} required />
    </CommandDialog>
  );
}

interface Booking { outletId: string; comesAt: string }

export function BookBenefit({ memberId, of: { benefit }, onClose }: Props) {
  const text = useText();
  const nameOf = useBenefitName();
  const { outlets, outletId } = useOutlets();
  const run = useCallback(
    ({ outletId: chosen, comesAt }: Booking, idempotencyKey: string) => bookBenefit({
      benefitId: benefit.id, memberId, outletId: chosen, comesAt: formInstant(comesAt) ?? '', idempotencyKey,
    }),
    [benefit, memberId],
  );
  return (
    <CommandDialog<Booking, Awaited<ReturnType<typeof bookBenefit>>>
      name={`book-benefit.${memberId}.${benefit.code}`}
      title={`${text('benefits.book')} · ${nameOf(benefit.current?.rules)}`}
      hint={text('benefits.bookHint')}
      submit={text('benefits.book')}
      defaults={{ outletId, comesAt: '' }}
      onClose={onClose}
      run={run}
      done={() => text('benefits.booked')}>
      <FieldSelect name="outletId" label={text('fields.outlet')} choices={outlets} required />
      <FieldText name="comesAt" label={text('benefits.at')} type="datetime-local" required />
    </CommandDialog>
  );
}

/** One more at the price that is shown. */
export function BuyBenefit({ memberId, of: { benefit }, onClose }: Props) {
  const text = useText();
  const nameOf = useBenefitName();
  const points = benefit.current?.rules.pointsPrice ?? 0;
  const run = useCallback(
    (_: object, idempotencyKey: string) => buyBenefit({ benefitId: benefit.id, memberId, points, idempotencyKey }),
    [benefit, memberId, points],
  );
  return (
    <CommandDialog<Record<string, never>, Awaited<ReturnType<typeof buyBenefit>>>
      name={`buy-benefit.${memberId}.${benefit.code}`}
      title={`${text('benefits.buy')} · ${nameOf(benefit.current?.rules)}`}
      hint={text('benefits.buyHint', { points, name: nameOf(benefit.current?.rules) })}
      submit={text('benefits.buy')}
      defaults={{}}
      onClose={onClose}
      run={run}
      done={({ extra }) => text(extra?.state === 'ACTIVE' ? 'benefits.bought' : 'benefits.boughtLater')}
    />
  );
}

interface Gift { quantity: string; until: string; reason: string }

export function GiveBenefit({ memberId, of: { benefit }, onClose }: Props) {
  const text = useText();
  const nameOf = useBenefitName();
  const run = useCallback(
    ({ quantity, until, reason }: Gift, idempotencyKey: string) => grantBenefit({
      benefitId: benefit.id, memberId, quantity: Number(quantity), until: until || null, reason, idempotencyKey,
    }),
    [benefit, memberId],
  );
  return (
    <CommandDialog<Gift, Awaited<ReturnType<typeof grantBenefit>>>
      name={`give-benefit.${memberId}.${benefit.code}`}
      title={`${text('benefits.give')} · ${nameOf(benefit.current?.rules)}`}
      hint={text('benefits.giveHint')}
      submit={text('benefits.give')}
      defaults={{ quantity: '1', until: '', reason: '' }}
      onClose={onClose}
      run={run}
      done={() => text('benefits.given2')}>
      <FieldRow>
        <FieldText name="quantity" label={text('benefits.quantity')} whole required />
        <FieldText name="until" label={text('benefits.until')} type="date" />
      </FieldRow>
      <FieldText name="reason" label={text('fields.reason')} rows={2} maxLength={500} required />
    </CommandDialog>
  );
}
