import { Box, Button, Checkbox, FormControlLabel, Pagination, TextField, Typography } from '@mui/material';
import { useCallback, useEffect, useState } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { PartnerClientDocumentsDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Section } from '../../parts/Page.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { withdrawDocuments, type DocumentRow } from './partner-clients.data.ts';
import { UploadDocuments } from './UploadDocuments.tsx';
import { useDocumentName } from './use-document-name.ts';

interface OfClient {
  readonly client: { readonly id: string; readonly isDisabled: boolean };
}

const SIZE = 25;

/** What the client's front end may ask in production: each with its last use, and what a release took. */
export function ClientDocuments({ client }: OfClient) {
  const text = useText();
  const [search, setSearch] = useState('');
  const [onlyProblems, setOnlyProblems] = useState(false);
  const [number, setNumber] = useState(1);
  const [leaving, setLeaving] = useState<DocumentRow | null>(null);
  const filter = { search: useSettled(search.trim()) || null, onlyProblems };
  const asked = useAsk(PartnerClientDocumentsDocument, { id: client.id, filter, page: { number, size: SIZE } },
    { keep: true });
  const columns = useColumns(client.isDisabled ? null : setLeaving);
  const narrow = (change: () => void) => {
    change();
    setNumber(1);
  };
  return (
    <Section
      title={text('partnerClients.documents')}
      side={!client.isDisabled && <UploadDocuments partnerClientId={client.id} />}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1 }}>
        <TextField
          size="small"
          label={text('partnerClients.search')}
          value={search}
          onChange={({ target }) => narrow(() => setSearch(target.value))}
        />
        <FormControlLabel
          control={<Checkbox checked={onlyProblems} onChange={(_, on) => narrow(() => setOnlyProblems(on))} />}
          label={text('partnerClients.onlyProblems')}
        />
      </Box>
      <Answer asked={asked}>
        {({ registeredDocuments: { items, totalCount } }) => (
          <>
            <SmallTable
              label={text('partnerClients.documents')}
              rows={items}
              keyOf={({ hash }) => hash}
              columns={columns}
              empty={filter.search || onlyProblems ? undefined : text('partnerClients.noDocuments')}
            />
            {totalCount > SIZE && (
              <Pagination
                count={Math.ceil(totalCount / SIZE)}
                page={number}
                onChange={(_, page) => setNumber(page)}
                sx={{ mt: 1.5 }}
              />
            )}
          </>
        )}
      </Answer>
      {leaving && <Withdraw partnerClientId={client.id} row={leaving} onClose={() => setLeaving(null)} />}
    </Section>
  );
}

/** What was typed, once nobody types any more: not a question for each letter. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(typed), 300);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return settled;
}

function useColumns(onWithdraw: ((row: DocumentRow) => void) | null): readonly SmallColumn<DocumentRow>[] {
  const text = useText();
  const format = useFormat();
  const nameOf = useDocumentName();
  return [
    {
      label: text('partnerClients.document'),
      phone: 'title',
      cell: (row) => <Named row={row} name={nameOf(row.operations)} />,
    },
    { label: text('partnerClients.hash'), cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}…</code> },
    {
      label: text('partnerClients.registeredBy'),
      cell: ({ registeredBy, registeredAt }) => `${registeredBy} · ${format.date(registeredAt)}`,
    },
    {
      label: text('partnerClients.lastUsedOn'),
      cell: ({ lastUsedOn }) => (lastUsedOn ? format.date(lastUsedOn) : text('partnerClients.neverUsed')),
    },
    {
      label: '\u00a0',
      align: 'right',
      phone: 'actions',
      cell: (row) =>
        onWithdraw && (
          <Button size="small" color="error" onClick={() => onWithdraw(row)}>
            {text('partnerClients.withdraw')}
          </Button>
        ),
    },
  ];
}

/** Its text opens below its name; why it is no longer answered stands there at once. */
function Named({ row, name }: { row: DocumentRow; name: string }) {
  const text = useText();
  return (
    <Box sx={{ minWidth: 0 }}>
      <details>
        <summary style={{ cursor: 'pointer' }}>
          {name} {row.problem && <Mark tone="bad">{text('partnerClients.unanswered')}</Mark>}
        </summary>
        <Box component="pre" sx={{ m: 0, my: 1, fontSize: '.76rem', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {row.text}
        </Box>
      </details>
      {row.problem && (
        <Typography variant="body2" className="soft" sx={{ overflowWrap: 'anywhere' }}>
          {text('partnerClients.unansweredHint')}: {row.problem}
        </Typography>
      )}
    </Box>
  );
}

interface WithdrawProps {
  readonly partnerClientId: string;
  readonly row: DocumentRow;
  readonly onClose: () => void;
}

function Withdraw({ partnerClientId, row, onClose }: WithdrawProps) {
  const text = useText();
  const nameOf = useDocumentName();
  const run = useCallback(() => withdrawDocuments(partnerClientId, [row.hash]), [partnerClientId, row.hash]);
  return (
    <CommandDialog
      name={`withdraw-document.${partnerClientId}.${row.hash}`}
      title={`${text('partnerClients.withdraw')} · ${nameOf(row.operations)}`}
      hint={text('partnerClients.withdrawHint')}
      submit={text('partnerClients.withdraw')}
      danger
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('shared.saved')}
    />
  );
}
