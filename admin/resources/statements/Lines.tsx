import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { StatementLinesDocument, type StatementLineFilter } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { ConfirmLine, DecideLine, DisputeLine } from './LineDialogs.tsx';
import { LineMark } from './marks.tsx';
import { LINE_STATES, type Line, type Statement } from './statements.data.ts';

const SIZE = 50;

/** What the statement is made of; each line with what its reader may do. */
export function Lines({ statement }: { statement: Statement }) {
  const text = useText();
  const [state, setState] = useState('');
  const [after, setAfter] = useState<readonly (string | null)[]>([null]);
  const filter: StatementLineFilter | null = state ? { state: state as Line['state'] } : null;
  const asked = useAsk(StatementLinesDocument,
    { id: statement.id, filter, page: { number: 1, size: SIZE, after: after.at(-1) ?? null } }, { keep: true });
  const restart = () => setAfter([null]);
  return (
    <Section title={text('statements.lines')} side={
      <StateFilter value={state} onChange={(chosen) => { setState(chosen); restart(); }} />}>
      <Answer asked={asked}>
        {({ statement: found }) => found && (
          <>
            <LineTable statement={statement} lines={found.lines.items} />
            <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, pt: 1 }}>
              <Typography variant="body2" className="soft">
                {text('statements.shown', { shown: found.lines.items.length, all: found.lines.totalCount })}
              </Typography>
              {after.length > 1 && (
                <Button size="small" onClick={() => setAfter(after.slice(0, -1))}>{text('statements.before')}</Button>)}
              {found.lines.endCursor && (
                <Button size="small" onClick={() => setAfter([...after, found.lines.endCursor ?? null])}>
                  {text('statements.more')}
                </Button>)}
            </Box>
          </>
        )}
      </Answer>
    </Section>
  );
}

function StateFilter({ value, onChange }: { value: string; onChange: (state: string) => void }) {
  const text = useText();
  const word = useWord();
  return (
    <TextField select size="small" label={text('fields.state')} value={value} sx={{ minWidth: 140 }}
      onChange={({ target }) => onChange(target.value)}>
      <MenuItem value="">{text('statements.all')}</MenuItem>
      {LINE_STATES.map((id) => <MenuItem key={id} value={id}>{word('lineState', id)}</MenuItem>)}
    </TextField>
  );
}

type Doing = { readonly what: 'confirm' | 'dispute' | 'decide'; readonly line: Line } | null;

function LineTable({ statement, lines }: { statement: Statement; lines: readonly Line[] }) {
  const text = useText();
  const can = useCan();
  const isOwn = useActor()?.kind === 'tenant';
  const [doing, setDoing] = useState<Doing>(null);
  const columns = useLineColumns(statement);
  const close = () => setDoing(null);
  const actions = (line: Line) => {
    if (isOwn && statement.state === 'ISSUED' && line.state === 'OPEN' && can('franchises:answer')) {
      return (
        <>
          <Button size="small" onClick={() => setDoing({ what: 'confirm', line })}>
            {text('statements.confirmOne')}
          </Button>
          <Button size="small" color="inherit" onClick={() => setDoing({ what: 'dispute', line })}>
            {text('statements.dispute')}
          </Button>
        </>
      );
    }
    return !isOwn && can('franchises:settle') && line.state === 'DISPUTED' && (
      <Button size="small" onClick={() => setDoing({ what: 'decide', line })}>{text('statements.decide')}</Button>);
  };
  return (
    <>
      <SmallTable
        label={text('statements.lines')}
        rows={lines}
        keyOf={({ id }) => id}
        empty={text('statements.noLines')}
        columns={[...columns, { label: '\u00a0', phone: 'actions', cell: actions }]}
        below={({ dispute }) => dispute && <DisputeSaid dispute={dispute} />}
      />
      {doing?.what === 'confirm' && <ConfirmLine statement={statement} line={doing.line} onClose={close} />}
      {doing?.what === 'dispute' && <DisputeLine line={doing.line} onClose={close} />}
      {doing?.what === 'decide' && <DecideLine line={doing.line} onClose={close} />}
    </>
  );
}

function DisputeSaid({ dispute }: { dispute: NonNullable<Line['dispute']> }) {
  const text = useText();
  const word = useWord();
  const { reason, disputedBy, verdict, decision } = dispute;
  return (
    <Typography variant="body2" className="soft" sx={{ pb: 1 }}>
      {text('statements.disputeReason')}: {reason} ({text('statements.byWhom', { name: disputedBy })})
      {verdict && ` · ${word('disputeVerdict', verdict)}: ${decision ?? ''}`}
    </Typography>
  );
}

/** Also those of the printed page. */
export function useLineColumns({ month }: Pick<Statement, 'month'>): SmallColumn<Line>[] {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return [
    { label: text('fields.orderNo'), phone: 'title', cell: ({ order }) => (
      order ? <PageLink to={`/orders/${order.id}/show`}>{order.externalNo}</PageLink> : '—') },
    { label: text('fields.kind'), cell: ({ kind, side }) => `${word('lineSide', side)} · ${word('lineKind', kind)}` },
    { label: text('statements.other'), cell: ({ side, paidByHeadOffice, rebate }) => (
      paidByHeadOffice ? text('shared.headOffice')
        : (side === 'HOME' ? rebate?.payer : rebate?.homeFranchise)?.name ?? '—') },
    { label: text('statements.countsAt'), cell: ({ countsAt, month: own }) => (
      own < month ? text('statements.correction', { month: own }) : format.date(countsAt)) },
    { label: text('statements.worth'), phone: 'side', align: 'right', cell: ({ worth }) => format.money(worth) },
    { label: text('fields.state'), cell: ({ state, deferred }) => (
      <>
        <LineMark state={state} />
        {deferred && <Typography variant="body2" className="soft">{text('statements.deferred')}</Typography>}
      </>) },
  ];
}
