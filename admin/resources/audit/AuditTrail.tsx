import { Alert, Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { AuditTrailDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Page } from '../../parts/Page.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { auditFilterOf, NO_WORDS, type AuditRow } from './audit.data.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { differencesOf } from './differences.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Who did what, in all rooms, newest first. */
export default function AuditTrail() {
  const text = useText();
  const word = useWord();
  const columns = useColumns();
  const [words, setWords] = useState(NO_WORDS);
  const [pages, setPages] = useState<readonly string[]>([]);
  const asked = useAsk(
    AuditTrailDocument, { filter: auditFilterOf(words), after: pages.at(-1) ?? null }, { keep: true });
  return (
    <Page title={text('audit.title')}>
      <AuditFilters
        words={words}
        onAsk={(next) => {
          setPages([]);
          setWords(next);
        }}
      />
      <Answer asked={asked}>
        {({ auditTrail: { edges, missingRooms, pageInfo } }) => (
          <>
            {missingRooms.length > 0 && (
              <Alert severity="warning" sx={{ mb: 2 }}>
                {text('audit.missing', { rooms: missingRooms.map((room) => word('room', room)).join(', ') })}
              </Alert>
            )}
            <SmallTable
              label={text('audit.title')}
              rows={edges.map(({ node }) => node)}
              keyOf={({ id }) => id}
              columns={columns}
            />
            <Box sx={{ display: 'flex', gap: 1, mt: 2 }}>
              <Button disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
                {text('shared.newer')}
              </Button>
              <Button
                disabled={!pageInfo.hasNextPage}
                onClick={() => setPages([...pages, pageInfo.endCursor ?? ''])}>
                {text('shared.older')}
              </Button>
            </Box>
          </>
        )}
      </Answer>
    </Page>
  );
}

/** What the house calls a field of a record; one without a name of its own keeps that of the data. */
function useFieldName(): (field: string) => string {
  const translate = useTranslate();
  return (field) => {
    const own = field.split('.').at(-1) ?? field;
    return translate(`fields.${own}`, { _: translate(`words.rule.${own}`, { _: field }) });
  };
}

function useColumns(): readonly SmallColumn<AuditRow>[] {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const fieldName = useFieldName();
  const shown = (value: string) => (INSTANT.test(value) ? format.dateTime(value) : value);
  return [
    { label: text('fields.at'), cell: ({ recordedAt }) => format.dateTime(recordedAt) },
    {
      label: text('audit.who'),
      cell: ({ actorName, actorKind }) => `${word('actorName', actorName)} (${word('actorKind', actorKind)})`,
    },
    {
      label: text('audit.what'),
      cell: ({ command, room }) => (
        <>
          <span title={command}>{word('command', command)}</span>
          <br />
          <small>{word('room', room)}</small>
        </>
      ),
    },
    {
      label: text('audit.changes'),
      cell: ({ before, after, id }) => differencesOf(before, after).map((line) => (
        <Box key={id + line.field} sx={{ overflowWrap: 'anywhere', minWidth: 200 }}>
          {line.field && <small title={line.field}>{fieldName(line.field)}: </small>}
          {line.before === '—' ? shown(line.after) : `${shown(line.before)} → ${shown(line.after)}`}
        </Box>
      )),
    },
    // What the house says of itself is a code, what people say is a text.
    { label: text('audit.why'), cell: ({ reason }) => (
      reason && /^[A-Z_]+$/.test(reason) ? word('auditReason', reason) : reason ?? '—') },
    {
      label: text('fields.requestId'),
      cell: ({ requestId, subjectId }) => (
        <Box component="small" sx={{ overflowWrap: 'anywhere' }}>
          {requestId || '—'}
          <br />
          {subjectId}
        </Box>
      ),
    },
  ];
}
