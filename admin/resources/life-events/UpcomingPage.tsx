import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { UpcomingLifeEventsDocument, type LifeEventKind } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { dayFromNow, KINDS } from './life-events.data.ts';
import { useLifeDate } from '../../parts/words/use-life-date.ts';

const SPANS = [7, 15, 30, 90] as const;
const ROWS = 50;

/** What comes in the next days, the soonest first: whom to think of. */
export default function UpcomingPage() {
  const text = useText();
  const word = useWord();
  const [days, setDays] = useState(30);
  const [kind, setKind] = useState('');
  return (
    <Page title={text('lifeEvents.upcoming')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mb: 2 }}>
        <Choose
          label={text('lifeEvents.within')}
          value={String(days)}
          onPick={(value) => setDays(Number(value))}
          options={SPANS.map((span) => [String(span), String(span)])}
        />
        <Choose
          label={text('lifeEvents.kind')}
          value={kind}
          onPick={setKind}
          options={[['', text('lifeEvents.all')], ...KINDS.map((id) => [id, word('lifeEvent', id)] as const)]}
        />
      </Box>
      <Upcoming key={`${days} ${kind}`} days={days} kind={(kind || null) as LifeEventKind | null} />
    </Page>
  );
}

interface ChooseProps {
  readonly label: string;
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly options: readonly (readonly [string, string])[];
}

function Choose({ label, value, onPick, options }: ChooseProps) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={({ target }) => onPick(target.value)}
      sx={{ minWidth: 140 }}>
      {options.map(([id, name]) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
    </TextField>
  );
}

function Upcoming({ days, kind }: { days: number; kind: LifeEventKind | null }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const dateOf = useLifeDate();
  const [number, setNumber] = useState(1);
  const asked = useAsk(UpcomingLifeEventsDocument,
    { from: dayFromNow(0), to: dayFromNow(days), kind, page: { number, size: ROWS } }, { keep: true });
  return (
    <Answer asked={asked}>
      {({ upcomingLifeEvents: { items, totalCount } }) => (
        <>
          <SmallTable
            label={text('lifeEvents.upcoming')}
            rows={items}
            keyOf={({ id }) => id}
            empty={text('lifeEvents.nobody')}
            columns={[
              {
                label: text('lifeEvents.member'), phone: 'title',
                cell: ({ member }) => member && (
                  <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
                ),
              },
              { label: text('lifeEvents.next'), phone: 'side', cell: ({ nextOn }) => format.date(nextOn) },
              { label: text('lifeEvents.kind'), cell: ({ kind: what }) => word('lifeEvent', what) },
              { label: text('lifeEvents.date'), cell: (event) => dateOf(event) },
            ]}
          />
          {totalCount > number * ROWS && (
            <Button onClick={() => setNumber(number + 1)}>{text('actions.more')}</Button>
          )}
        </>
      )}
    </Answer>
  );
}
