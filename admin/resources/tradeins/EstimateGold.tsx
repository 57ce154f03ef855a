import { useCallback } from 'react';
import { TradeInDeskWaysDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { memberIdOf } from '../complaints/complaints.data.ts';
import { Preview } from './Preview.tsx';
import { estimateGold, mgOf, PURITIES } from './tradeins.data.ts';

interface Values {
  memberId: string;
  outletId: string;
  way: string;
  piece: string;
  brand: string;
  ownBrand: boolean;
  grossMg: string;
  purity: string;
  photo: string;
  note: string;
}

const NEW: Values = { memberId: '', outletId: '', way: '', piece: '', brand: '', ownBrand: false, grossMg: '',
  purity: '9990',
  photo: '', note: '' };

/** Old gold as whoever brings it describes it; what it might come to is shown before it is written down. */
export function EstimateGold({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const text = useText();
  const places = usePlaces();
  const ways = useWays();
  const purities = usePurities();
  const run = useCallback(async (values: Values, idempotencyKey: string, dryRun: boolean) => estimateGold({
    memberId: await memberIdOf(values.memberId), outletId: values.outletId, way: values.way, piece: values.piece,
    brand: values.brand.trim() || null, ownBrand: values.ownBrand, grossMg: mgOf(values.grossMg),
    purity: Number(values.purity), note: values.note.trim() || null, idempotencyKey, dryRun,
    photos: values.photo.trim() ? [{ url: values.photo.trim(), kind: 'PIECE' }] : [],
  }), []);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof estimateGold>>>
      name="tradeins.open"
      title={text('tradeins.open')}
      hint={text('tradeins.openHint')}
      submit={text('actions.confirm')}
      defaults={NEW}
      onClose={onClose}
      run={run}
      preview={({ preview }) => <Preview shown={preview} />}
      onDone={({ tradeIn }) => tradeIn && onDone(tradeIn.id)}
      done={() => text('tradeins.opened')}>
      <FieldText name="memberId" label={text('fields.cardNumber')} required />
      <FieldSelect name="outletId" label={text('fields.outlet')} required choices={places} />
      <FieldSelect name="way" label={text('tradeins.way')} required choices={ways} />
      <FieldText name="piece" label={text('tradeins.piece')} required rows={2} maxLength={500} />
      <FieldRow>
        <FieldText name="grossMg" label={text('tradeins.gross')} required numeric unit="g" />
        <FieldSelect name="purity" label={text('tradeins.purity')} required choices={purities} />
      </FieldRow>
      <FieldText name="brand" label={text('tradeins.brand')} maxLength={60} />
      <FieldCheck name="ownBrand" label={text('tradeins.ownBrand')} />
      <FieldText name="photo" label={text('tradeins.photo')} maxLength={500} />
      <FieldText name="note" label={text('tradeins.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}

/** What the house offers now, by name. */
export function useWays(): { id: string; name: string }[] {
  const { locale } = useFormat();
  const ways = useAsk(TradeInDeskWaysDocument, {}).data?.tradeInPolicy.rules.ways ?? [];
  return ways.map(({ way, nameZh, nameEn }) => ({ id: way, name: locale === 'zh-CN' ? nameZh : nameEn }));
}

function usePurities(): { id: string; name: string }[] {
  const text = useText();
  const [pure, gold999, gold990, k22, k18] = PURITIES.map(String) as [string, string, string, string, string];
  return [
    { id: pure, name: text('tradeins.pure') }, { id: gold999, name: text('tradeins.gold999') },
    { id: gold990, name: text('tradeins.gold990') }, { id: k22, name: text('tradeins.k22') },
    { id: k18, name: text('tradeins.k18') },
  ];
}
