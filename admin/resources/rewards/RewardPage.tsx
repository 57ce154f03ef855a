import { Box, Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { RewardPageDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import { EditReward } from './EditReward.tsx';
import { PutShelf } from './PutShelf.tsx';
import { retireReward, showReward, type Reward, type Shelf } from './rewards.data.ts';
import { useMallWords } from './use-mall-words.ts';

export default function RewardPage() {
  const { id = '' } = useParams();
  const asked = useAsk(RewardPageDocument, { id });
  return (
    <Answer asked={asked}>
      {({ reward }) => (reward ? <Body reward={reward} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ reward }: { reward: Reward }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const writes = useCan()('rewards:write') && reward.state !== 'RETIRED';
  const { limitPerMember, limitPeriod, funder } = reward;
  return (
    <Page title={format.locale === 'zh-CN' ? reward.nameZh : reward.nameEn} over={text('rewards.one')}
      actions={writes && <Actions reward={reward} />}>
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 5 },
        gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' } }}>
        <Box sx={{ minWidth: 0 }}>
          <Section title={text('rewards.prices')}><Prices reward={reward} /></Section>
          <Shelves reward={reward} writes={writes} />
        </Box>
        <Box component="aside" aria-label={text('rewards.one')}>
          <Facts rows={[
            [text('fields.state'), <State key="state" kind="rewardState" value={reward.state} />],
            [text('fields.code'), reward.code], [text('fields.kind'), word('rewardKind', reward.kind)],
            [text('rewards.fromAt'), format.dateTime(reward.fromAt)],
            [text('rewards.untilAt'), reward.untilAt ? format.dateTime(reward.untilAt) : text('rewards.noEnd')],
            [text('rewards.limit'), limitPerMember === null ? text('rewards.noLimit')
              : `${word('rewardPeriod', limitPeriod)} ${format.number(limitPerMember)} ${text('shared.units.pieces')}`],
            [text('rewards.funder'), funder?.name ?? text('rewards.headOffice')],
            [text('rewards.note'), format.locale === 'zh-CN' ? reward.noteZh : reward.noteEn],
            [text('rewards.updatedAt'), format.dateTime(reward.updatedAt)],
          ]} />
        </Box>
      </Box>
    </Page>
  );
}

function Prices({ reward }: { reward: Reward }) {
  const text = useText();
  const format = useFormat();
  const { choices, tiersOf } = useMallWords();
  return (
    <SmallTable
      label={text('rewards.prices')}
      rows={reward.prices}
      keyOf={({ programme }) => programme}
      columns={[
        { label: text('rewards.programme'), phone: 'title',
          cell: ({ programme }) => choices.find(({ id }) => id === programme)?.name ?? programme },
        { label: text('fields.points'), phone: 'side', align: 'right',
          cell: ({ points }) => `${format.number(points)} ${text('shared.units.points')}` },
        { label: text('rewards.cash'), align: 'right', cell: ({ cash }) => format.money(cash) },
        { label: text('rewards.worth'), align: 'right', cell: ({ worth }) => format.money(worth) },
        { label: text('rewards.unitCost'), align: 'right',
          cell: ({ unitCost }) => (unitCost ? format.money(unitCost) : '—') },
        { label: text('rewards.fromTier'), cell: ({ programme,
          fromTier }) => (fromTier === null ? text('shared.everyTier')
          : tiersOf(programme).find(({ id }) => id === fromTier)?.name ?? fromTier) },
      ]}
    />
  );
}

function Shelves({ reward, writes }: { reward: Reward; writes: boolean }) {
  const text = useText();
  const format = useFormat();
  const [open, setOpen] = useState<Shelf | 'new' | null>(null);
  const pieces = (count: number | null) => (count === null ? text('rewards.endless') : format.number(count));
  return (
    <Section title={text('rewards.shelves')} side={writes && (
      <Button size="small" onClick={() => setOpen('new')}>{text('rewards.addShelf')}</Button>)}>
      <SmallTable
        label={text('rewards.shelves')}
        rows={reward.shelves}
        keyOf={({ outlet }) => outlet?.id ?? 'house'}
        empty={text('rewards.noShelf')}
        columns={[
          { label: text('fields.outlet'), phone: 'title',
            cell: ({ outlet }) => outlet?.name ?? text('rewards.everywhere') },
          { label: text('rewards.left'), phone: 'side', align: 'right', cell: ({ left }) => pieces(left) },
          { label: text('rewards.taken'), align: 'right', cell: ({ taken }) => format.number(taken) },
          { label: text('rewards.showcase'), cell: ({ shown, place }) => (
            shown ? text('rewards.shownAt', { place }) : text('rewards.hidden')) },
          ...(writes ? [{ label: '', phone: 'actions' as const, cell: (shelf: Shelf) => (
            <Button size="small" onClick={() => setOpen(shelf)}>{text('actions.edit')}</Button>) }] : []),
        ]}
      />
      {open && <PutShelf reward={reward} shelf={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function Actions({ reward }: { reward: Reward }) {
  const text = useText();
  const [dialog, setDialog] = useState<'edit' | 'show' | 'retire' | null>(null);
  const close = () => setDialog(null);
  const { id, version, state } = reward;
  const show = useCallback(({ expectedVersion }: { expectedVersion: number }) => showReward(id, expectedVersion), [id]);
  const retire = useCallback(({ expectedVersion }: { expectedVersion: number }) =>
    retireReward(id, expectedVersion), [id]);
  return (
    <>
      {state === 'DRAFT' && (
        <Button variant="contained" onClick={() => setDialog('show')}>{text('rewards.show')}</Button>)}
      <Button variant="outlined" onClick={() => setDialog('edit')}>{text('actions.edit')}</Button>
      <Button color="inherit" onClick={() => setDialog('retire')}>{text('rewards.retire')}</Button>
      {dialog === 'edit' && <EditReward reward={reward} onClose={close} />}
      {dialog === 'show' && (
        <CommandDialog name={`show.${id}`} title={text('rewards.show')} hint={text('rewards.showHint')}
          submit={text('rewards.show')} defaults={{ expectedVersion: version }} onClose={close} run={show}
          done={() => text('shared.saved')} />
      )}
      {dialog === 'retire' && (
        <CommandDialog name={`retire.${id}`} title={text('rewards.retire')} hint={text('rewards.retireHint')} danger
          submit={text('rewards.retire')} defaults={{ expectedVersion: version }} onClose={close} run={retire}
          done={() => text('shared.saved')} />
      )}
    </>
  );
}
