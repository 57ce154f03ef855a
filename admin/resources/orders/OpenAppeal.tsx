import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { openAppeal, photosIn } from '../appeals/appeals.data.ts';

interface Values {
  statement: string;
  photos: string;
}

/** A franchise appeals for the buyer of an order that it sold; who that is it need not know. */
export function OpenAppeal({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const text = useText();
  const run = useCallback(
    ({ statement, photos }: Values, idempotencyKey: string) => openAppeal({
      orderId, statement, photos: photosIn(photos), idempotencyKey }),
    [orderId],
  );
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof openAppeal>>>
      name={`appeal.open.${orderId}`}
      title={text('appeals.openTitle')}
      hint={text('appeals.openHint')}
      submit={text('actions.openAppeal')}
      defaults={{ statement: '', photos: '' }}
      onClose={onClose}
      run={run}
      done={() => text('appeals.opened')}>
      <FieldText name="statement" label={text('appeals.statement')} required rows={4} maxLength={2_000} />
      <FieldText name="photos" label={text('appeals.photos')} rows={2} help={text('appeals.photosHelp')} />
    </CommandDialog>
  );
}
