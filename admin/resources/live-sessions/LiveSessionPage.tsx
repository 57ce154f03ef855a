import { Box, Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { LiveSessionPageDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { State } from '../../parts/State.tsx';
import { AddDrop } from './AddDrop.tsx';
import { Claims } from './Claims.tsx';
import { Drops } from './Drops.tsx';
import { EditSession } from './EditSession.tsx';
import type { LiveSession } from './live-sessions.data.ts';
import { Funnel } from './Funnel.tsx';
import { Lotteries } from './lotteries/Lotteries.tsx';
import { EndSession, GoLive } from './SessionDialogs.tsx';
import { useFollow } from './use-follow.ts';
import { useLiveRoom, type LiveRoom } from './use-live-room.ts';

const POLL_MS = 5_000;

export default function LiveSessionPage() {
  const { id = '' } = useParams();
  const { room, streaming } = useLiveRoom(id, true);
  const asked = useAsk(LiveSessionPageDocument, { id }, { refetchInterval: streaming ? POLL_MS * 4 : POLL_MS });
  const { refetch } = asked;
  const again = useCallback(() => void refetch(), [refetch]);
  // Stock comes by the stream; who claimed is asked for when stock moved.
  useFollow(room?.at, again);
  return (
    <Answer asked={asked}>
      {({ liveSession }) =>
        liveSession ? <Body session={liveSession} room={room} streaming={streaming} /> : <NotFound />
      }
    </Answer>
  );
}

function Body({ session, room, streaming }: { session: LiveSession; room: LiveRoom | null; streaming: boolean }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { stats } = session;
  const state = room?.state ?? session.state;
  return (
    <Page
      title={format.locale === 'zh-CN' ? session.titleZh : session.titleEn}
      over={text('liveSessions.one')}
      actions={<Actions session={session} />}>
      <Figures>
        <Figure
          label={text('fields.state')}
          value={<State kind="liveState" value={state} />}
          note={state !== 'ENDED' && (
            <Mark tone={streaming ? 'good' : 'plain'}>
              {text(streaming ? 'liveSessions.liveNow' : 'liveSessions.polling')}
            </Mark>
          )}
        />
        <Figure label={text('fields.taken')} value={format.number(stats.claimed)} />
        <Figure label={word('claim', 'CAPTURED')} value={format.number(stats.captured)} />
        <Figure label={text('fields.waitlisted')} value={format.number(stats.waitlisted)} />
      </Figures>
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 2, lg: 5 },
          gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' },
        }}>
        <Box sx={{ minWidth: 0 }}>
          <Section title={text('liveSessions.drops')}>
            <Drops session={session} room={room} />
          </Section>
          <Funnel session={session} />
          <Lotteries session={session} changedAt={room?.at} />
          <Section title={text('liveSessions.claims')}>
            <Claims session={session} />
          </Section>
        </Box>
        <Box component="aside" aria-label={text('liveSessions.one')}>
          <Aside session={session} />
        </Box>
      </Box>
    </Page>
  );
}

function Aside({ session }: { session: LiveSession }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (
    <Facts
      rows={[
        [text('fields.host'), session.host],
        [text('liveSessions.outletId'), session.outlet?.name],
        [text('fields.startsAt'), format.dateTime(session.startsAt)],
        [text('fields.endsAt'), format.dateTime(session.endsAt)],
        [text('fields.memberOnlyLive'), word('yesNo', String(session.memberOnly))],
        [text('fields.passcode'), word('yesNo', String(session.hasPasscode))],
      ]}
    />
  );
}

function Actions({ session }: { session: LiveSession }) {
  const text = useText();
  const can = useCan();
  const [dialog, setDialog] = useState<'edit' | 'drop' | 'live' | 'end' | null>(null);
  if (!can('campaigns:write') || session.state === 'ENDED') return null;
  const close = () => setDialog(null);
  return (
    <>
      <Button variant="outlined" onClick={() => setDialog('edit')}>
        {text('actions.edit')}
      </Button>
      <Button variant="outlined" onClick={() => setDialog('drop')}>
        {text('actions.addDrop')}
      </Button>
      {session.state === 'SCHEDULED' && (
        <Button variant="contained" onClick={() => setDialog('live')}>
          {text('actions.goLive')}
        </Button>
      )}
      {session.state === 'LIVE' && (
        <Button variant="outlined" color="error" onClick={() => setDialog('end')}>
          {text('actions.end')}
        </Button>
      )}
      {dialog === 'edit' && <EditSession session={session} onClose={close} />}
      {dialog === 'drop' && <AddDrop session={session} onClose={close} />}
      {dialog === 'live' && <GoLive session={session} onClose={close} />}
      {dialog === 'end' && <EndSession session={session} onClose={close} />}
    </>
  );
}
