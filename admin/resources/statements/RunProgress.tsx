import { Typography } from '@mui/material';
import { useState } from 'react';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { StatementRunsDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';

const WATCH_MS = 2_000;

/** From when on the region is settled, and how far its newest run has come. */
export function RunProgress() {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { code } = useRegion();
  const isDesk = useCan()('franchises:settle') && useActor()?.kind === 'operator';
  const [watching, setWatching] = useState(false);
  const asked = useAsk(StatementRunsDocument, { region: code },
    { enabled: isDesk, refetchInterval: watching ? WATCH_MS : false });
  const [run] = asked.data?.statementRuns ?? [];
  const isRunning = run !== undefined && run.finishedAt === null;
  if (isRunning !== watching) setWatching(isRunning);
  if (!isDesk || !asked.data) return null;
  const opening = asked.data.settlementOpenings.find(({ region }) => region.code === code);
  return (
    <Typography variant="body2" className="soft" aria-live="polite" sx={{ pb: 1.5 }}>
      {opening ? text('statements.opened', { month: opening.month, earlier: word('earlierRebates', opening.earlier) })
        : text('statements.notOpened')}
      {run && ` · ${isRunning ? text('statements.running', { month: run.month, rebates: format.number(run.rebates) })
        : text('statements.ran', { month: run.month, at: format.dateTime(run.finishedAt),
          statements: format.number(run.statements), lines: format.number(run.lines) })}`}
    </Typography>
  );
}
