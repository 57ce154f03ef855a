import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router-dom';
import { FormatDayDrawsDocument, FormatPageDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { useNameOf } from './use-name-of.ts';
import { EditFormat } from './EditFormat.tsx';
import { endFormat, publishFormat, type Format } from './formats.data.ts';

export default function FormatPage() {
  const { id = '' } = useParams();
  const asked = useAsk(FormatPageDocument, { id });
  return (
    <Answer asked={asked}>
      {({ playfulFormat }) => (playfulFormat ? <Body format={playfulFormat} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ format }: { format: Format }) {
  const text = useText();
  const named = useNamed();
  return (
    <Page title={named(format) ?? format.code} over={text('playfulFormats.one')} actions={<Actions format={format} />}>
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 5 },
        gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' } }}>
        <Box sx={{ minWidth: 0 }}>
          {format.kind === 'QUIZ' ? <Questions format={format} /> : <Prizes format={format} />}
          {format.kind !== 'QUIZ' && <Days format={format} />}
        </Box>
        <Terms format={format} />
      </Box>
    </Page>
  );
}

function Terms({ format: one }: { format: Format }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const named = useNamed();
  return (
    <Box component="aside" aria-label={text('playfulFormats.one')}>
      <Typography variant="body2" className="soft">
        {text('tasks.spent')} {format.number(one.spent)} / {format.number(one.budget)}
      </Typography>
      <LinearProgress variant="determinate" aria-label={text('tasks.spent')} sx={{ my: 1 }}
        value={one.budget === 0 ? 0 : Math.min(100, (100 * one.spent) / one.budget)} />
      <Facts rows={[
        [text('fields.state'), <State key="state" kind="formatState" value={one.state} />],
        [text('fields.code'), one.code], [text('fields.kind'), word('formatKind', one.kind)],
        [text('fields.region'), named(one.region)], [text('tasks.startsAt'), format.dateTime(one.startsAt)],
        [text('tasks.until'), format.dateTime(one.endsAt)],
        [text('playfulFormats.turnsADay'), format.number(one.turnsADay)],
        [text('playfulFormats.turnsPerMember'), one.turnsPerMember === null ? '—' : format.number(one.turnsPerMember)],
        [text('playfulFormats.turnPrice'), format.number(one.turnPrice)],
        [text('tasks.funder'), one.funder?.name ?? text('shared.headOffice')],
      ]} />
    </Box>
  );
}

function Prizes({ format: one }: { format: Format }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const named = useNameOf();
  const gives = ({ kind, points, offer }: Format['prizes'][number]) => (kind === 'POINTS'
    ? `${format.number(points)} ${text('shared.units.points')}`
    : kind === 'COUPON' ? named(offer) : word('prizeKind', kind));
  return (
    <Section title={text(one.kind === 'COLLECT' ? 'playfulFormats.pieces' : 'playfulFormats.prizes')}>
      <SmallTable
        label={text('playfulFormats.prizes')}
        rows={[...one.prizes, ...one.setPrize ? [one.setPrize] : []]}
        keyOf={({ no }) => String(no)}
        columns={[
          { label: text('fields.named'), phone: 'title',
            cell: (prize) => (prize.no === 0 ? `${text('playfulFormats.setPrize')} · ${named(prize)}` : named(prize)) },
          { label: text('playfulFormats.gives'), cell: gives },
          { label: text('playfulFormats.odds'), align: 'right', phone: 'side',
            cell: ({ no, ppm }) => (no === 0 ? '—' : `${ppm / 10_000}%`) },
          { label: text('playfulFormats.given'), align: 'right', cell: ({ given, stock }) => (stock === null
            ? format.number(given) : `${format.number(given)} / ${format.number(stock)}`) },
        ]}
      />
    </Section>
  );
}

function Questions({ format: one }: { format: Format }) {
  const text = useText();
  const named = useNameOf();
  const format = useFormat();
  const isChinese = format.locale === 'zh-CN';
  return (
    <Section title={text('playfulFormats.questions')}>
      <SmallTable
        label={text('playfulFormats.questions')}
        rows={one.questions}
        keyOf={({ no }) => String(no)}
        columns={[
          { label: text('playfulFormats.question'), phone: 'title',
            cell: ({ textZh, textEn }) => (isChinese ? textZh : textEn) },
          { label: text('playfulFormats.choices'), cell: ({ choices }) => choices.map(named).join(' · ') },
          { label: text('playfulFormats.right'), cell: ({ no }) => one.answers?.[no - 1] ?? '—' },
        ]}
      />
    </Section>
  );
}

/** Each day with its promise and, from the next morning on, its proof. */
function Days({ format: one }: { format: Format }) {
  const text = useText();
  const format = useFormat();
  const [open, setOpen] = useState<string | null>(null);
  const short = (hash: string | null) => (hash === null ? '—' : <code>{`${hash.slice(0, 12)}…`}</code>);
  return (
    <Section title={text('playfulFormats.days')}>
      <SmallTable
        label={text('playfulFormats.days')}
        rows={one.days}
        keyOf={({ day }) => day}
        empty={text('playfulFormats.noDays')}
        below={({ day }) => (open === day ? <Draws format={one} day={day} /> : null)}
        columns={[
          { label: text('playfulFormats.day'), phone: 'title', cell: ({ day }) => format.date(day) },
          { label: text('playfulFormats.turns'), phone: 'side', align: 'right',
            cell: ({ turns }) => format.number(turns) },
          { label: text('playfulFormats.commitment'), cell: ({ commitment }) => short(commitment) },
          { label: text('playfulFormats.seed'), cell: ({ seed }) => short(seed) },
          { label: '', phone: 'actions', cell: ({ day }) => (
            <Button size="small" onClick={() => setOpen(open === day ? null : day)}>
              {text('playfulFormats.draws')}
            </Button>) },
        ]}
      />
    </Section>
  );
}

function Draws({ format: one, day }: { format: Format; day: string }) {
  const text = useText();
  const named = useNameOf();
  const [after, setAfter] = useState<string | null>(null);
  const asked = useAsk(FormatDayDrawsDocument, { formatId: one.id, day, after });
  const draws = asked.data?.playfulFormat?.draws;
  return (
    <Box sx={{ py: 1.5 }}>
      <SmallTable
        label={text('playfulFormats.draws')}
        rows={draws?.edges.map(({ node }) => node) ?? []}
        keyOf={({ nth }) => String(nth)}
        columns={[
          { label: '#', phone: 'title', cell: ({ nth }) => nth },
          { label: text('playfulFormats.entry'),
            cell: ({ entry, i }) => <code>{`${entry.slice(0, 12)}… · ${i}`}</code> },
          { label: text('playfulFormats.ticket'), align: 'right', cell: ({ ticket }) => ticket },
          { label: text('playfulFormats.prize'), phone: 'side', cell: ({ prize }) => named(one.prizes[prize - 1]) },
        ]}
      />
      {draws?.pageInfo.hasNextPage && (
        <Button size="small" onClick={() => setAfter(draws.pageInfo.endCursor ?? null)}>
          {text('playfulFormats.more')}
        </Button>
      )}
    </Box>
  );
}

function Actions({ format: { id, version, state }, format }: { format: Format }) {
  const text = useText();
  const [dialog, setDialog] = useState<'edit' | 'publish' | 'end' | null>(null);
  const close = () => setDialog(null);
  const publish = useCallback(({ expectedVersion }: { expectedVersion: number }) =>
    publishFormat(id, expectedVersion), [id]);
  const end = useCallback(({ expectedVersion }: { expectedVersion: number }) => endFormat(id, expectedVersion), [id]);
  if (state === 'ENDED') return null;
  return (
    <>
      {state === 'DRAFT' && (
        <>
          {format.isOwn ? <small>{text('shared.ownProposal')}</small> : (
            <Button variant="contained" onClick={() => setDialog('publish')}>{text('playfulFormats.publish')}</Button>
          )}
          <Button variant="outlined" onClick={() => setDialog('edit')}>{text('actions.edit')}</Button>
        </>
      )}
      <Button color="inherit" onClick={() => setDialog('end')}>{text('playfulFormats.end')}</Button>
      {dialog === 'edit' && <EditFormat format={format} onClose={close} />}
      {dialog === 'publish' && (
        <CommandDialog name={`publish.${id}`} title={text('playfulFormats.publish')}
          hint={text('playfulFormats.publishHint')}
          submit={text('playfulFormats.publish')} defaults={{ expectedVersion: version }} onClose={close} run={publish}
          done={() => text('shared.saved')} />
      )}
      {dialog === 'end' && (
        <CommandDialog name={`end.${id}`} title={text('playfulFormats.end')}
          hint={text('playfulFormats.endHint')} danger
          submit={text('playfulFormats.end')} defaults={{ expectedVersion: version }} onClose={close} run={end}
          done={() => text('shared.saved')} />
      )}
    </>
  );
}
