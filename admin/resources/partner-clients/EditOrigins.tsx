import { Button } from '@mui/material';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { useRefusal } from '../../parts/form/Failure.tsx';
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

/** Several may stand on one line, as people paste them. */
const linesOf = (lines: string) => lines.split('\n').flatMap((line, place) =>
  line.split(/[\s,，;；]+/).filter(Boolean).map((one) => ({ line: place + 1, origin: originOf(plainText(one)) })));

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
  const refusal = useRefusal();
  const { id } = client;
  const run = async ({ allowedOrigins, expectedVersion }: Values) => {
    const lines = linesOf(allowedOrigins);
    const origins = lines.map(({ origin }) => origin);
    const answer = await updateOrigins({ partnerClientId: id, expectedVersion, allowedOrigins: origins });
    const userErrors = answer.userErrors.map((error) => {
      const wrong = error.code === 'ORIGIN_MALFORMED' ? lines[Number(error.path.at(-1))] : undefined;
      if (wrong === undefined) return error;
      const why = refusal(error.code, error.message);
      return { ...error, code: 'validate' as const, message: text('partnerClients.originLine', { ...wrong, why }) };
    });
    return { ...answer, userErrors };
  };
  const read = async () => {
    const now = await readOrigins(id);
    return now && standing(now);
  };
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof run>>>
      name={`client-origins.${id}`}
      title={`${text('partnerClients.origins')} · ${client.name}`}
      hint={text('partnerClients.originsHint')}
      submit={text('actions.confirm')}
      defaults={standing(client).values as Values}
      onClose={onClose}
      run={run}
      edit
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
