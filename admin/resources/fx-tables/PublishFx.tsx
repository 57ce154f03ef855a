import { useCallback } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { formInstant, formMoment } from '../../reading/house-zone.ts';
import { useHomes } from '../../parts/words/use-words.ts';
import { publishFxTable, readRates } from './fx-tables.data.ts';

interface Values {
  homeRegion: string;
  effectiveAt: string;
  rates: string;
  source: string;
}

type Result = Awaited<ReturnType<typeof publishFxTable>>;

export function PublishFx({ onClose }: { onClose: () => void }) {
  const text = useText();
  const homes = useHomes();
  const format = useFormat();
  const { programmeCode } = useRegion();
  const run = useCallback(async (values: Values, idempotencyKey: string): Promise<Result> => {
    const rates = readRates(values.rates);
    if (!rates) return { fxTable: null, userErrors: [{ code: 'INVALID', message: values.rates, path: ['rates'] }] };
    return publishFxTable({
      homeRegion: values.homeRegion,
      source: values.source,
      rates,
      idempotencyKey,
      effectiveAt: formInstant(values.effectiveAt) ?? '',
    });
  }, []);
  return (
    <CommandDialog<Values, Result>
      name="publish-fx"
      title={text('fxTables.fxPublish')}
      hint={text('fxTables.fxHint')}
      submit={text('actions.publishFx')}
      onClose={onClose}
      run={run}
      defaults={{ homeRegion: programmeCode, effectiveAt: formMoment(new Date()), rates: '', source: '' }}
      done={({ fxTable }) =>
        fxTable?.state === 'HELD'
          ? fxTable.missing.length > 0
            ? text('fxTables.fxHeldMissing', { missing: fxTable.missing.join(' ') })
            : text('fxTables.fxHeld', { jump: format.bps(fxTable.jumpBps) })
          : text('fxTables.fxPublished')
      }>
      <FieldSelect
        name="homeRegion"
        label={text('fields.region')}
        choices={homes}
        required
      />
      <FieldText name="effectiveAt" label={text('fields.effectiveAt')} type="datetime-local" required />
      <FieldText name="rates" label={text('fields.rates')} rows={5} required help="USD 7.12" />
      <FieldText name="source" label={text('fields.provenance')} required maxLength={120} />
    </CommandDialog>
  );
}
