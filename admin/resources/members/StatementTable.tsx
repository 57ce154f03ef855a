import { Box, Button, Collapse, Typography } from '@mui/material';
import { useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Calculation } from '../../parts/Calculation.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { isLate, whyOf, type StatementLine } from './statement-words.ts';

/** Lines as they were posted: what each did to what is pending and what is available, and where both stood then. */
export function StatementTable({ lines, printed = false }: { lines: readonly StatementLine[]; printed?: boolean }) {
  const text = useText();
  const [open, setOpen] = useState<string | null>(null);
  const columns = useColumns(printed ? null : { open, setOpen });
  return (
    <SmallTable
      label={text('members.statement')}
      empty={text('members.noLines')}
      rows={lines}
      keyOf={({ id }) => id}
      columns={columns}
      below={({ id, calculation }) =>
        calculation && (
          <Collapse in={open === id} unmountOnExit>
            <Calculation points={calculation} />
          </Collapse>
        )
      }
    />
  );
}

interface Opened {
  readonly open: string | null;
  setOpen(id: string | null): void;
}

function useColumns(opened: Opened | null): readonly SmallColumn<StatementLine>[] {
  const text = useText();
  const format = useFormat();
  return [
    {
      label: text('members.postedAt'),
      phone: 'side',
      cell: ({ postedAt }) => <Box component="span" sx={{ whiteSpace: 'nowrap' }}>{format.dateTime(postedAt)}</Box>,
    },
    { label: text('members.step'), phone: 'title', cell: (line) => <Step line={line} opened={opened} /> },
    { label: text('fields.pending'), align: 'right', cell: (line) => <Balance line={line} of="pending" /> },
    { label: text('fields.available'), align: 'right', cell: (line) => <Balance line={line} of="available" /> },
    { label: text('members.besides'), align: 'right', cell: (line) => <Besides line={line} /> },
  ];
}

function Step({ line, opened }: { line: StatementLine; opened: Opened | null }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { order } = line.cause;
  const isOpen = opened?.open === line.id;
  return (
    <>
      <Box component="span" sx={{ fontWeight: 500 }}>
        {word('transaction', line.kind)}
        {order && (
          <>
            {' · '}
            <PageLink to={`/orders/${order.id}/show`}>{order.externalNo}</PageLink>
          </>
        )}
      </Box>
      <Typography component="span" variant="body2" className="soft" sx={{ display: 'block', fontWeight: 400 }}>
        {whyOf(line, word)}
        {isLate(line) && ` · ${text('members.happened', { at: format.dateTime(line.at) })}`}
        {` · ${word('pointsActor', line.actorName)}`}
      </Typography>
      {opened && line.calculation && (
        <Button
          size="small"
          onClick={() => opened.setOpen(isOpen ? null : line.id)}
          aria-expanded={isOpen}
          sx={{ px: 0, minHeight: 26, displayPrint: 'none' }}>
          {text('actions.why')}
        </Button>
      )}
    </>
  );
}

/** The change, and the balance after it. */
function Balance({ line, of }: { line: StatementLine; of: 'pending' | 'available' }) {
  const text = useText();
  const format = useFormat();
  const change = line.change[of];
  const stands = text('members.stands', { points: format.number(line.balanceAfter[of]) });
  return (
    <Box component="span" sx={{ display: { xs: 'inline-flex', sm: 'block' }, gap: 1 }} data-testid={`line-${of}`}>
      <Box component="span" sx={{ fontWeight: 600, color: change < 0 ? 'error.main' : 'text.primary' }}>
        {change === 0 ? '' : format.signed(change)}
      </Box>
      <Box component="span" sx={{ display: 'block', color: 'text.secondary', fontSize: '.78rem' }}>
        {stands}
      </Box>
    </Box>
  );
}

/** What is held and owed, and growth: only where the line moved it. */
function Besides({ line: { change, balanceAfter, growth } }: { line: StatementLine }) {
  const text = useText();
  const format = useFormat();
  const moved = [
    ['fields.held', change.held, balanceAfter.held],
    ['fields.debt', change.debt, balanceAfter.debt],
    ['fields.growth', growth, null],
  ] as const;
  const told = moved.filter(([, by]) => by !== 0);
  if (told.length === 0) return <>—</>;
  return (
    <>
      {told.map(([label, by, stands]) => (
        <Box component="span" key={label} sx={{ display: 'block', fontSize: '.8rem' }}>
          {text(label)} {format.signed(by)}
          {stands !== null && ` · ${text('members.stands', { points: format.number(stands) })}`}
        </Box>
      ))}
    </>
  );
}
