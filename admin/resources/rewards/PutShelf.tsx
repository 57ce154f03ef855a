import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldRow } from '../../parts/form/FieldRow.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { putShelf, type Reward, type Shelf } from './rewards.data.ts';

interface Values { outletId: string; stock: string; shown: boolean; place: string; expectedVersion: number }

/** How many pieces an outlet has, or the house; what is held or handed out is among them. */
export function PutShelf({ reward, shelf, onClose }: { reward: Reward; shelf: Shelf | null; onClose: () => void }) {
  const text = useText();
  const places = usePlaces();
  const used = new Set(reward.shelves.map(({ outlet }) => outlet?.id ?? ''));
  const choices = shelf ? [{ id: shelf.outlet?.id ?? '', name: shelf.outlet?.name ?? text('rewards.everywhere') }]
    : [{ id: '', name: text('rewards.everywhere') }, ...places].filter(({ id }) => !used.has(id));
  const run = useCallback(({ outletId, stock, shown, place, expectedVersion }: Values,
    idempotencyKey: string) => putShelf({
    rewardId: reward.id, outletId: outletId || null, stock: stock.trim() ? Number(stock) : null, shown,
    place: Number(place || 0), expectedVersion, idempotencyKey,
  }), [reward.id]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof putShelf>>>
      name={`shelf.${reward.id}.${shelf?.outlet?.id ?? (shelf ? 'house' : 'new')}`}
      title={text('rewards.putShelf')}
      hint={text('rewards.shelfHint')}
      submit={text('actions.confirm')}
      defaults={{
        outletId: choices[0]?.id ?? '', stock: shelf?.stock?.toString() ?? '', shown: shelf?.shown ?? true,
        place: String(shelf?.place ?? 0), expectedVersion: shelf?.version ?? 0,
      }}
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}>
      <FieldSelect name="outletId" label={text('fields.outlet')} choices={choices} disabled={shelf !== null} />
      <FieldRow>
        <FieldText name="stock" label={text('rewards.stock')} whole unit={text('shared.units.pieces')}
          help={text('rewards.stockHelp')} />
        <FieldText name="place" label={text('rewards.place')} whole />
      </FieldRow>
      <FieldCheck name="shown" label={text('rewards.shown')} />
    </CommandDialog>
  );
}
