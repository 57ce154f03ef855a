import { Box, Button, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useCan } from '../../../auth/use-actor.ts';
import { LotteryLinesDocument, SessionLotteriesDocument } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { Section } from '../../../parts/Page.tsx';
import { SmallTable } from '../../../parts/SmallTable.tsx';
import { State } from '../../../parts/State.tsx';
import { useNamed } from '../../../parts/words/use-named.ts';
import type { LiveSession } from '../live-sessions.data.ts';
import { useFollow } from '../use-follow.ts';
import type { Lottery } from './lotteries.data.ts';
import { LotteryActions } from './LotteryActions.tsx';
import { PlanLottery } from './PlanLottery.tsx';

const POLL_MS = 10_000;

/** Lotteries of a room: what was promised, how many entered, what was drawn, and its proof. */
export function Lotteries({ session, changedAt }: { session: LiveSession; changedAt: string | undefined }) {
  const text = useText();
  const can = useCan();
  const asked = useAsk(SessionLotteriesDocument, { id: session.id }, { refetchInterval: POLL_MS });
  const { refetch } = asked;
  useFollow(changedAt, useCallback(() => void refetch(), [refetch]));
  const [planning, setPlanning] = useState(false);
  const lotteries = asked.data?.liveSession?.lotteries ?? [];
  return (
    <Section title={text('lotteries.title')}>
      {lotteries.length === 0 && (
        <Typography variant="body2" className="soft">{text('lotteries.none')}</Typography>
      )}
      {lotteries.map((lottery) => <One key={lottery.id} lottery={lottery} isOver={session.state === 'ENDED'} />)}
      {can('campaigns:write') && session.state !== 'ENDED' && (
        <Button sx={{ mt: 1 }} variant="outlined" onClick={() => setPlanning(true)}>{text('lotteries.plan')}</Button>
      )}
      {planning && <PlanLottery session={session} earlier={lotteries} onClose={() => setPlanning(false)} />}
    </Section>
  );
}

function One({ lottery, isOver }: { lottery: Lottery; isOver: boolean }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const [open, setOpen] = useState(false);
  const reason = lottery.cancelReason ?? lottery.redrawReason;
  return (
    <Box component="article" sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'baseline' }}>
        <Typography component="h3" sx={{ flex: 1, minWidth: 160, fontWeight: 500 }}>
          {format.locale === 'zh-CN' ? lottery.titleZh : lottery.titleEn}
        </Typography>
        <State kind="lotteryState" value={lottery.state} />
        <span>{text('lotteries.entered', { count: format.number(lottery.entered) })}</span>
      </Box>
      <Typography variant="body2" className="soft">
        {word('lotteryKind', lottery.kind)}{' · '}
        {format.dateTime(lottery.opensAt)} – {format.dateTime(lottery.closesAt)}
        {lottery.beaconSource && ` · ${text('lotteries.beaconSource')} ${lottery.beaconSource}`}
        {reason && ` · ${reason}`}
      </Typography>
      <Prizes lottery={lottery} />
      <Typography variant="body2" className="soft" sx={{ overflowWrap: 'anywhere' }}>
        {(['commitment', 'listHash', 'seed'] as const).filter((name) => lottery[name]).map((name) => (
          <span key={name}>{text(`lotteries.${name}`)} <code>{lottery[name]}</code><br /></span>))}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        {can('campaigns:write') && <LotteryActions lottery={lottery} isOver={isOver} />}
        {lottery.listHash && (
          <Button size="small" onClick={() => setOpen(!open)}>{text('lotteries.lines')}</Button>)}
      </Box>
      {open && <Lines lottery={lottery} />}
    </Box>
  );
}

function Prizes({ lottery }: { lottery: Lottery }) {
  const text = useText();
  const format = useFormat();
  const named = useNamed();
  const nameOf = usePrizeName();
  return (
    <SmallTable
      label={text('lotteries.prizes')}
      rows={lottery.prizes}
      keyOf={({ no }) => String(no)}
      columns={[
        { label: text('lotteries.prize'), phone: 'title', cell: nameOf },
        { label: text('lotteries.gives'), cell: ({ points, offer }) => (points === null
          ? named(offer) ?? offer?.code : `${format.number(points)} ${text('shared.units.points')}`) },
        { label: text('lotteries.value'), align: 'right', cell: ({ value }) => format.money(value) },
        { label: text('lotteries.odds'), align: 'right', phone: 'side',
          cell: ({ ppm }) => (lottery.kind === 'ODDS' ? `${ppm / 10_000}%` : '—') },
        { label: text('lotteries.won'), align: 'right',
          cell: ({ won, stock }) => `${format.number(won)} / ${format.number(stock)}` },
      ]}
    />
  );
}

function usePrizeName(): (prize: Lottery['prizes'][number] | undefined) => string {
  const { locale } = useFormat();
  return (prize) => (prize ? (locale === 'zh-CN' ? prize.nameZh : prize.nameEn) : '—');
}

/** The public list, as anybody reads it. */
function Lines({ lottery }: { lottery: Lottery }) {
  const text = useText();
  const nameOf = usePrizeName();
  const [after, setAfter] = useState<string | null>(null);
  const lines = useAsk(LotteryLinesDocument, { id: lottery.id, after }).data?.lottery?.lines;
  return (
    <Box sx={{ py: 1 }}>
      <SmallTable
        label={text('lotteries.lines')}
        rows={lines?.edges.map(({ node }) => node) ?? []}
        keyOf={({ no }) => String(no)}
        columns={[
          { label: '#', phone: 'title', cell: ({ no }) => no },
          { label: text('lotteries.entry'), cell: ({ entry }) => <code>{`${entry.slice(0, 16)}…`}</code> },
          { label: text('lotteries.prize'), phone: 'side',
            cell: ({ prize }) => nameOf(lottery.prizes.find(({ no }) => no === prize)) },
        ]}
      />
      {lines?.pageInfo.hasNextPage && (
        <Button size="small" onClick={() => setAfter(lines.pageInfo.endCursor ?? null)}>
          {text('lotteries.more')}
        </Button>
      )}
    </Box>
  );
}
