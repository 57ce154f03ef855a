import { useCallback } from 'react';
import type { ChannelKind } from '../../gql/graphql.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import { registerChannel } from './outlets.data.ts';

const CHANNEL_KINDS = ['LIVE', 'MARKETPLACE', 'MINI_PROGRAM', 'POINT_OF_SALE', 'SOCIAL', 'WEB'] as const;
const NEW_CHANNEL = { code: '', name: '', kind: 'MARKETPLACE' as ChannelKind };

export function RegisterChannel({ onClose }: { onClose: () => void }) {
  const text = useText();
  const word = useWord();
  const run = useCallback(
    (values: typeof NEW_CHANNEL, idempotencyKey: string) => registerChannel({ ...values, idempotencyKey }),
    [],
  );
  return (
    <CommandDialog<typeof NEW_CHANNEL, Awaited<ReturnType<typeof registerChannel>>>
      name="register-channel"
      title={text('actions.registerChannel')}
      submit={text('actions.registerChannel')}
      defaults={NEW_CHANNEL}
      onClose={onClose}
      run={run}
      done={() => text('shared.registered')}>
      <FieldText name="code" label={text('fields.code')} required autoFocus help={text('shared.codeHelp')} />
      <FieldText name="name" label={text('fields.named')} required maxLength={120} />
      <FieldSelect
        name="kind"
        label={text('fields.kind')}
        choices={CHANNEL_KINDS.map((id) => ({ id, name: word('channelKind', id) }))}
        required
      />
    </CommandDialog>
  );
}
