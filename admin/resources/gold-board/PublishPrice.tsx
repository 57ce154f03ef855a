import { useCallback } from 'react';
import { useWatch } from 'react-hook-form';
import {
  FinenessesDocument, type CurrencyCode, type GoldPricePartsFragment, type Metal, type WeightUnit,
} from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldPurity } from '../../parts/form/FieldPurity.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { useKnownRegions, useRegionChoices } from '../../parts/words/use-words.ts';
import { publishGoldPrice } from './gold-board.data.ts';

interface Values {
  region: string;
  metal: Metal;
  purity: string;
  unit: WeightUnit;
  retail: string;
  buyback: string;
  effectiveAt: string;
  source: string;
}

const UNITS = ['GRAM', 'KILOGRAM', 'TROY_OUNCE', 'TOLA', 'TAEL_HK', 'TAEL_TW', 'TAEL_CN'] as const;
const METALS = ['GOLD', 'PLATINUM', 'SILVER', 'PALLADIUM'] as const;

function send(values: Values, currency: CurrencyCode, idempotencyKey: string) {
  return publishGoldPrice({
    region: values.region,
    metal: values.metal,
    purity: Number(values.purity),
    unit: values.unit,
    source: values.source,
    idempotencyKey,
    retail: { amount: values.retail.trim(), currency },
    buyback: values.buyback.trim() === '' ? null : { amount: values.buyback.trim(), currency },
    effectiveAt: formInstant(values.effectiveAt),
  });
}

/** Today's price; a jump of more than 5 % is held and shown above the board for a second look. */
export function PublishPrice({
  region: code,
  start,
  onClose,
}: {
  region: string;
  start: GoldPricePartsFragment | null;
  onClose: () => void;
}) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const regions = useKnownRegions();
  const choices = useRegionChoices();
  const offered = useAsk(FinenessesDocument, {}).data?.finenesses ?? [];
  const run = useCallback(
    (values: Values, key: string) => {
      const board = regions.find((region) => region.code === values.region);
      return send(values, board?.currency as CurrencyCode, key);
    },
    [regions],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof send>>>
      name={`publish-gold-price.${code}.${start?.metal ?? ''}.${start?.purity ?? ''}`}
      title={text('goldBoard.priceTitle')}
      hint={text('goldBoard.priceHint')}
      submit={text('actions.publishPrice')}
      onClose={onClose}
      run={run}
      defaults={{
        region: code,
        metal: start?.metal ?? 'GOLD',
        purity: String(start?.purity ?? 9990),
        unit: 'GRAM',
        retail: start?.retail.amount ?? '',
        buyback: start?.buyback?.amount ?? '',
        effectiveAt: '',
        source: '',
      }}
      done={({ goldPrice }) =>
        goldPrice?.state === 'HELD'
          ? text('goldBoard.priceHeld', { jump: format.bps(goldPrice.jumpBps) })
          : text('goldBoard.pricePublished')
      }>
      <FieldSelect
        name="region"
        label={text('fields.region')}
        choices={choices}
        required
      />
      <FieldSelect
        name="metal"
        label={text('fields.metal')}
        choices={METALS.map((id) => ({ id, name: word('metal', id) }))}
        required
      />
      <FieldPurity offered={offered} />
      <FieldSelect
        name="unit"
        label={text('goldBoard.unit')}
        choices={UNITS.map((id) => ({ id, name: word('weightUnit', id) }))}
        required
      />
      <PerGram name="retail" label={text('fields.retail')} required />
      <PerGram name="buyback" label={text('fields.buyback')} />
      <FieldText
        name="effectiveAt"
        label={text('fields.effectiveAt')}
        type="datetime-local"
        help={text('fields.now')}
      />
      <FieldText name="source" label={text('fields.provenance')} required maxLength={120} />
    </CommandDialog>
  );
}

/** Money for a gram, or what else it is quoted by, in the currency of the region that is chosen. */
function PerGram({ name, label, required = false }: { name: 'retail' | 'buyback'; label: string; required?: boolean }) {
  const text = useText();
  const code = useWatch<Values, 'region'>({ name: 'region' });
  const { currency } = useKnownRegions().find((region) => region.code === code) ?? {};
  const word = useWord();
  const weight = useWatch<Values, 'unit'>({ name: 'unit' }) as WeightUnit;
  return (
    <FieldText
      name={name}
      label={label}
      required={required}
      numeric
      autoFocus={required}
      unit={currency && (weight === 'GRAM' ? text('shared.units.perGram', { currency })
        : `${currency} / ${word('weightUnit', weight)}`)}
    />
  );
}
