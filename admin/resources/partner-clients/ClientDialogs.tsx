import { useCallback } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { PartnerScopesDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldChoices } from '../../parts/form/FieldChoices.tsx';
import { FieldCheck, FieldSelect, FieldText } from '../../parts/form/fields.tsx';
import {
  createPartnerClient,
  disablePartnerClient,
  rotateSecret,
  type PartnerClientRow,
} from './partner-clients.data.ts';

interface DialogProps {
  readonly onClose: () => void;
}

interface SecretProps extends DialogProps {
  readonly onSecret: (secret: string) => void;
}

const NEW = { clientId: '', name: '', channelId: '', scopes: [] as string[], mayExchange: false };

export function CreateClient({ onClose, onSecret }: SecretProps) {
  const text = useText();
  const { locale } = useFormat();
  const { data } = useAsk(PartnerScopesDocument, {});
  const run = useCallback(
    (values: typeof NEW, idempotencyKey: string) => createPartnerClient({ ...values, idempotencyKey }),
    [],
  );
  const scopes = (data?.scopes ?? [])
    .filter(({ isForClients }) => isForClients)
    .map(({ name, zh, en }) => ({ id: name, name: locale === 'zh-CN' ? zh : en }));
  return (
    <CommandDialog
      name="create-client"
      title={text('partnerClients.createClient')}
      submit={text('partnerClients.createClient')}
      defaults={NEW}
      wide
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}
      onDone={({ secret }) => {
        if (secret) onSecret(secret);
      }}>
      <FieldText name="clientId" label={text('partnerClients.clientId')} required autoFocus />
      <FieldText name="name" label={text('fields.named')} required />
      <FieldSelect name="channelId" label={text('fields.channel')} choices={data?.channels ?? []} required />
      <FieldChoices name="scopes" label={text('partnerClients.scopes')} choices={scopes} />
      <FieldCheck name="mayExchange" label={text('partnerClients.mayExchange')} />
    </CommandDialog>
  );
}

export function RotateSecret({ row, onClose, onSecret }: SecretProps & { row: PartnerClientRow }) {
  const text = useText();
  const run = useCallback(
    ({ overlapHours }: { overlapHours: string }, key: string) => rotateSecret(row.id, Number(overlapHours), key),
    [row.id],
  );
  return (
    <CommandDialog
      name={`rotate-secret.${row.id}`}
      title={`${text('partnerClients.rotate')} · ${row.name}`}
      hint={text('partnerClients.rotateHint')}
      submit={text('partnerClients.rotate')}
      defaults={{ overlapHours: '72' }}
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}
      onDone={({ secret }) => {
        if (secret) onSecret(secret);
      }}>
      <FieldText name="overlapHours" label={text('partnerClients.overlapHours')} required whole />
    </CommandDialog>
  );
}

export function DisableClient({ row, onClose }: DialogProps & { row: PartnerClientRow }) {
  const text = useText();
  const run = useCallback(() => disablePartnerClient(row.id), [row.id]);
  return (
    <CommandDialog
      name={`disable-client.${row.id}`}
      title={`${text('partnerClients.disable')} · ${row.name}`}
      hint={text('partnerClients.disableClientHint')}
      submit={text('partnerClients.disable')}
      danger
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}
    />
  );
}
