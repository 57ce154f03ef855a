import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { plainText } from '../../reading/plain-text.ts';
import type { Standing } from '../../parts/form/stale.ts';
import { readOrigins, updateOrigins } from './partner-clients.data.ts';

interface Client {
  readonly id: string;
  readonly name: string;
  readonly allowedOrigins: readonly string[];
  readonly version: number;
}

interface Values {
  /** One on each line. */
  allowedOrigins: string;
  expectedVersion: number;
}

const listOf = (lines: string) => lines.split(/[\s,，;；]+/).filter(Boolean).map((one) => originOf(plainText(one)));

/** The address of a page's origin as it is copied from the address bar, which ends it with a slash. */
function originOf(typed: string): string {
  const url = URL.canParse(typed) ? new URL(typed) : null;
  if (url === null || url.origin === 'null' || url.href !== `${url.origin}/`) return typed;
  return url.origin;
}

const standing = ({ allowedOrigins, version }: Omit<Client, 'id' | 'name'>): Standing<Values> => ({
  version,
  values: { allowedOrigins: allowedOrigins.join('\n'), expectedVersion: version },
});

/** Where the client's own pages are: browsers there may ask with its tokens, and nowhere else. */
export function EditOrigins({ client }: { client: Client }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {text('partnerClients.editOrigins')}
      </Button>
      {open && <OriginsDialog client={client} onClose={() => setOpen(false)} />}
    </>
  );
}

function OriginsDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const text = useText();
  const { id } = client;
  const run = useCallback(
    ({ allowedOrigins, expectedVersion }: Values) =>
      updateOrigins({ partnerClientId: id, expectedVersion, allowedOrigins: listOf(allowedOrigins) }),
    [id],
  );
  const read = async () => {
    const now = await readOrigins(id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof updateOrigins>>>
      name={`client-origins.${id}`}
      title={`${text('partnerClients.origins')} · ${client.name}`}
      hint={text('partnerClients.originsHint')}
      submit={text('actions.confirm')}
      defaults={standing(client).values as Values}
      onClose={onClose}
      run={run}
      edited={{
        seen: standing(client),
        read,
        fields: [{ name: 'allowedOrigins', label: text('partnerClients.origins') }],
      }}
      done={() => text('shared.saved')}>
      <FieldText name="allowedOrigins" label={text('partnerClients.origins')} rows={3} autoFocus />
    </CommandDialog>
  );
}
