import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useCallback, useId, useRef, useState, type ReactNode } from 'react';
import { readManifest, type ListedDocument } from '../../../client/manifests/read-manifest.ts';
import { useRefresh } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { Failure, useRefusal } from '../../parts/form/Failure.tsx';
import { useCommand } from '../../parts/form/use-command.ts';
import type { UserError } from '../../parts/form/user-errors.ts';
import { registerDocuments, type RegisteredRow, type Untold } from './partner-clients.data.ts';
import { useUploadRows } from './use-upload-rows.ts';

type Told =
  | { readonly unread: string }
  | {
    readonly documents: readonly ListedDocument[];
    /** Of the first of them, or of all: a large manifest is sent in several calls. */
    readonly results: readonly RegisteredRow[];
    readonly refused: readonly UserError[];
    readonly untold: Untold;
  };

/** A team's manifest, as its build wrote it: each document is taken or refused by itself, and all of that is said. */
export function UploadDocuments({ partnerClientId }: { partnerClientId: string }) {
  const text = useText();
  const refresh = useRefresh();
  const chooser = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState<Told | null>(null);
  const heard = useRef<{ rows: RegisteredRow[]; untold: Untold }>(NOTHING);
  const run = useCallback(
    (documents: readonly ListedDocument[]) =>
      registerDocuments(partnerClientId, documents, (row) => heard.current.rows.push(row),
        (untold) => (heard.current.untold = untold)),
    [partnerClientId],
  );
  const command = useCommand(`register-documents.${partnerClientId}`, run, false);
  const upload = async (files: readonly File[]) => {
    const documents: ListedDocument[] = [];
    for (const file of files) {
      const read = await readFile(file);
      if (read === null) return setTold({ unread: file.name });
      documents.push(...read);
    }
    heard.current = { rows: [], untold: NOTHING.untold };
    const answer = await command.send(documents, documents);
    const { rows: results, untold } = heard.current;
    setTold({ documents, results, untold, refused: answer?.userErrors ?? [] });
    refresh();
  };
  return (
    <>
      <Button variant="contained" size="small" disabled={command.busy} onClick={() => chooser.current?.click()}>
        {text('partnerClients.upload')}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept=".json,.graphql,.gql,application/json"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          if (files.length > 0) void upload(files);
        }}
      />
      {told && (
        <Outcome onClose={() => setTold(null)}>
          {'unread' in told && <Alert severity="error">{`${told.unread}: ${text('partnerClients.noManifest')}`}</Alert>}
          {'refused' in told && <Failure failure={command.failure} errors={told.refused} />}
          {'untold' in told && <Untold {...told.untold} />}
          {'results' in told && told.results.length > 0 && <Results {...told} />}
        </Outcome>
      )}
    </>
  );
}

const NOTHING = { rows: [], untold: { left: 0, unknown: 0 } };

/** What was refused as a whole or never sent is not registered; of what got no answer nobody knows. */
function Untold({ left, unknown }: Untold) {
  const text = useText();
  return (
    <>
      {left > 0 && (
        <Alert severity="error" sx={{ my: 1.5 }}>
          {text('partnerClients.left', { count: left })}
        </Alert>
      )}
      {unknown > 0 && (
        <Alert severity="warning" sx={{ my: 1.5 }}>
          {text('partnerClients.untold', { count: unknown })}
        </Alert>
      )}
    </>
  );
}

async function readFile(file: File): Promise<ListedDocument[] | null> {
  try {
    return readManifest(file.name, await file.text());
  } catch {
    return null;
  }
}

function Outcome({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const text = useText();
  const titleId = useId();
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId} component="h2">
        {text('partnerClients.uploadResult')}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2" className="soft" sx={{ mb: 1.5 }}>
          {text('partnerClients.uploadHint')}
        </Typography>
        {children}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('actions.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** Refusals first: they are what somebody has to mend. */
function Results({ documents, results }: Extract<Told, { readonly results: unknown }>) {
  const text = useText();
  const refusal = useRefusal();
  const { rows, tally } = useUploadRows(documents, results);
  const whyOf = ({ userErrors }: RegisteredRow) =>
    userErrors.map(({ code, message }) => `${refusal(code, message)} (${message})`).join('; ');
  return (
    <>
      <Alert severity={tally.refused > 0 ? 'warning' : 'success'} sx={{ mb: 1.5 }}>
        {text('partnerClients.tally', tally)}
      </Alert>
      <SmallTable
        label={text('partnerClients.uploadResult')}
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { label: text('partnerClients.document'), cell: ({ name }) => name },
          { label: text('partnerClients.hash'), cell: ({ result }) => <code>{result.hash.slice(0, 12)}…</code> },
          { label: text('partnerClients.outcome'), cell: ({ outcome }) => text(`partnerClients.${outcome}`) },
          { label: text('fields.reason'), cell: ({ result }) => whyOf(result) || '—' },
        ]}
      />
    </>
  );
}
