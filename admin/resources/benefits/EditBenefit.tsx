import { Typography } from '@mui/material';
import { useCallback } from 'react';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { FieldPick } from '../../parts/pickers/FieldPick.tsx';
import { usePickedName } from '../../parts/pickers/use-picks.ts';
import { useNamed } from '../../parts/words/use-named.ts';
import { amountField, ANY, inputOf, tierField, valuesOf, type Amount, type Values } from './benefit-values.ts';
import { publishBenefit, shownOf, tiersOf, type Benefit, type Programme } from './benefits.data.ts';

const KINDS = ['COUNTED', 'STANDING', 'EARLY_ACCESS', 'BIRTHDAY_GIFT', 'LABOUR_SHARE'] as const;
const UNITS = ['TIME', 'HOUR', 'PIECE'] as const;

interface Props {
  /** Null: a new one. */
  readonly benefit: Benefit | null;
  readonly programmes: readonly Programme[];
  readonly onClose: () => void;
}

/** Proposes a benefit as it will be from a date on. */
export function EditBenefit({ benefit, programmes, onClose }: Props) {
  const text = useText();
  const nameOf = usePickedName();
  const rules = benefit && shownOf(benefit);
  const latest = Math.max(0, ...(benefit?.versions ?? []).map(({ version }) => version));
  const run = useCallback(
    (values: Values, idempotencyKey: string) => publishBenefit({
      ...inputOf(values, programmes), code: benefit?.code ?? String(values['code']).trim(),
      expectedVersion: latest, idempotencyKey,
    }),
    [benefit, programmes, latest],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof publishBenefit>>>
      wide
      name={`benefit.${benefit?.code ?? ''}`}
      title={text(benefit ? 'benefits.change' : 'benefits.add')}
      hint={text('benefits.hint')}
      submit={text('benefits.propose')}
      defaults={valuesOf(rules, programmes, nameOf)}
      onClose={onClose}
      run={run}
      done={({ version }) => text('benefits.proposed', { version })}>
      {!benefit && (
        <FieldText name="code" label={text('fields.code')} help={text('shared.codeHelp')} required maxLength={40} />
      )}
      <Names />
      <PerTier programmes={programmes} />
      <Conditions programmes={programmes} />
      <FieldRow>
        <FieldText name="effectiveFrom" label={text('fields.effectiveFrom')} type="datetime-local" required />
        <FieldText name="note" label={text('fields.note')} maxLength={500} />
      </FieldRow>
      <FieldCheck name="confirmTooMany" label={text('benefits.confirmTooMany')} />
    </CommandDialog>
  );
}

function Names() {
  const text = useText();
  const word = useWord();
  return (
    <>
      <FieldRow>
        <FieldText name="nameZh" label={text('shared.nameZh')} required maxLength={120} />
        <FieldText name="nameEn" label={text('shared.nameEn')} required maxLength={120} />
        <FieldSelect
          name="kind" label={text('fields.kind')} required
          choices={KINDS.map((id) => ({ id, name: word('benefitKind', id) }))}
        />
        <FieldSelect
          name="unit" label={text('benefits.unit')} required
          choices={UNITS.map((id) => ({ id, name: word('benefitUnit', id) }))}
        />
      </FieldRow>
      <FieldCheck name="costly" label={text('benefits.costly')} />
      <FieldCheck name="bookable" label={text('benefits.bookable')} />
      <FieldCheck name="heritage" label={text('benefits.heritage')} />
    </>
  );
}

/** So many a year, or hours ahead, for each tier; empty has none. */
function PerTier({ programmes }: { programmes: readonly Programme[] }) {
  const text = useText();
  const named = useNamed();
  return (
    <>
      <Typography variant="body2" className="soft">{text('benefits.tierHelp', { any: ANY })}</Typography>
      {programmes.map((programme) => (
        <FieldRow key={programme.code} columns={3}>
          {tiersOf(programme).map((tier) => (
            <FieldText
              key={tier.code}
              name={tierField(programme.code, tier.code)}
              label={`${programme.code} ${named(tier)}`}
              maxLength={5}
            />
          ))}
        </FieldRow>
      ))}
    </>
  );
}

function Conditions({ programmes }: { programmes: readonly Programme[] }) {
  const text = useText();
  const units = { unit: text('shared.units.days') };
  return (
    <>
      <Amounts name="costs" programmes={programmes} />
      <Amounts name="leastLifetime" programmes={programmes} />
      <Amounts name="leastPurchase" programmes={programmes} />
      <FieldRow>
        <FieldPick name="funder" what="franchises" single label={text('fields.payer')}
          help={text('benefits.funderHelp')} />
        <FieldPick name="segment" what="segments" single label={text('benefits.segment')}
          help={text('benefits.segmentHelp')} />
        <FieldPick name="outlets" what="outlets" label={text('benefits.outlets')} help={text('benefits.outletsHelp')} />
        <FieldText name="purchaseFirstDay" label={text('benefits.purchaseFirstDay')} type="date" />
        <FieldText name="purchaseLastDay" label={text('benefits.purchaseLastDay')} type="date" />
        <FieldText name="firstDay" label={text('benefits.firstDay')} type="date" />
        <FieldText name="lastDay" label={text('benefits.lastDay')} type="date" />
        <FieldText name="pointsPrice" label={text('benefits.pointsPrice')} whole unit={text('shared.units.points')} />
        <FieldText name="extraDays" label={text('benefits.extraDays')} whole {...units} />
        <FieldText name="daysAhead" label={text('benefits.daysAhead')} whole {...units} />
        <FieldText name="daysAfter" label={text('benefits.daysAfter')} whole {...units} />
        <FieldText name="labourPercent" label={text('benefits.labourPercent')} whole unit="%" />
      </FieldRow>
    </>
  );
}

function Amounts({ name, programmes }: { name: Amount; programmes: readonly Programme[] }) {
  const text = useText();
  return (
    <>
      <Typography variant="body2" className="soft">{text(`benefits.${name === 'costs' ? 'cost' : name}`)}</Typography>
      <FieldRow columns={3}>
        {programmes.map(({ code, currency }) => (
          <FieldText key={code} name={amountField(name, code)} label={code} numeric unit={currency} />
        ))}
      </FieldRow>
    </>
  );
}
