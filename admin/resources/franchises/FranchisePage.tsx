import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { FranchisePageDocument, RebateMonthDocument, type FranchisePageQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { readMonth } from '../../reading/days.ts';
import { houseZone } from '../../reading/house-zone.ts';
import { wallTime } from '../../reading/zones.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { CloseFranchise } from './CloseFranchise.tsx';
import { EditFranchise } from './FranchiseDialogs.tsx';

type Franchise = NonNullable<FranchisePageQuery['franchise']>;

export default function FranchisePage() {
  const { id = '' } = useParams();
  const asked = useAsk(FranchisePageDocument, { id });
  // Asked beside the franchise, and kept for its table.
  useMonth(id, thisMonth());
  return (
    <Answer asked={asked}>{({ franchise }) => (franchise ? <Body franchise={franchise} /> : <NotFound />)}</Answer>
  );
}

function Body({ franchise }: { franchise: Franchise }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  const can = useCan();
  const actor = useActor();
  const [open, setOpen] = useState<'edit' | 'close' | null>(null);
  const close = () => setOpen(null);
  const { contract } = franchise;
  const mayWrite = can('franchises:write') && actor?.kind === 'operator';
  return (
    <Page
      title={franchise.name}
      over={`${text('fields.franchise')} · ${franchise.code}`}
      actions={
        mayWrite && !franchise.closedAt && (
          <>
            <Button variant="outlined" color="error" onClick={() => setOpen('close')}>
              {text('actions.closeFranchise')}
            </Button>
            <Button variant="contained" onClick={() => setOpen('edit')}>{text('actions.edit')}</Button>
          </>
        )
      }>
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 2, lg: 5 },
          gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' },
        }}>
        <Box sx={{ minWidth: 0 }}>
          {can('franchises:rebates') && <Month franchiseId={franchise.id} />}
          <Section title={text('franchises.outletsOf')}>
            <SmallTable
              label={text('franchises.outletsOf')}
              rows={franchise.outlets}
              keyOf={({ id }) => id}
              columns={[
                { label: text('fields.code'), cell: ({ code }) => code },
                { label: text('fields.named'), cell: ({ name }) => name },
                { label: text('fields.city'), cell: ({ city }) => city },
                { label: text('fields.kind'), cell: ({ kind }) => word('outletKind', kind) },
                { label: text('fields.state'), cell: ({ closed }) => text(closed ? 'fields.closed' : 'shared.open') },
              ]}
            />
          </Section>
          {franchise.contracts.length > 1 && <Contracts contracts={franchise.contracts} />}
        </Box>
        <Box component="aside" aria-label={text('franchises.contract')}>
          <Section title={text('franchises.contract')}>
            <Facts
              rows={[
                [text('fields.region'), named(franchise.region)],
                [text('fields.city'), franchise.city],
                [text('fields.contract'), contract?.number],
                [text('fields.territory'), contract?.territory],
                [text('fields.startsOn'), format.date(contract?.startsOn)],
                [text('fields.endsOn'), format.date(contract?.endsOn)],
                [text('fields.effectiveFrom'), format.date(contract?.effectiveOn)],
                ...(franchise.closedAt ? [
                  [text('franchises.closedAt'), format.dateTime(franchise.closedAt)],
                  [text('franchises.successor'), franchise.successor?.name ?? text('shared.headOffice')],
                ] as const : []),
              ]}
            />
          </Section>
        </Box>
      </Box>
      {open === 'edit' && <EditFranchise franchise={franchise} onClose={close} />}
      {open === 'close' && <CloseFranchise franchise={franchise} onClose={close} />}
    </Page>
  );
}

/** What was agreed from when: terms are added, never overwritten. */
function Contracts({ contracts }: { contracts: Franchise['contracts'] }) {
  const text = useText();
  const format = useFormat();
  return (
    <Section title={text('franchises.contracts')}>
      <SmallTable
        label={text('franchises.contracts')}
        rows={contracts}
        keyOf={({ version }) => String(version)}
        columns={[
          { label: text('fields.effectiveFrom'), cell: ({ effectiveOn }) => format.date(effectiveOn) },
          { label: text('fields.contract'), cell: ({ number }) => number },
          { label: text('fields.territory'), cell: ({ territory }) => territory },
          { label: text('fields.startsOn'), cell: ({ startsOn }) => format.date(startsOn) },
          { label: text('fields.endsOn'), cell: ({ endsOn }) => format.date(endsOn) },
        ]}
      />
    </Section>
  );
}

const thisMonth = (): string => wallTime(new Date(), houseZone()).slice(0, 7);

function useMonth(franchiseId: string, month: string) {
  const can = useCan();
  const { code: region } = useRegion();
  const enabled = can('franchises:rebates');
  return useAsk(RebateMonthDocument, { franchiseId, month, region }, { enabled, keep: true });
}

/** What the franchise gets and owes in a month, by currency. */
function Month({ franchiseId }: { franchiseId: string }) {
  const text = useText();
  const format = useFormat();
  const [typed, setTyped] = useState(thisMonth);
  const month = readMonth(typed);
  const asked = useMonth(franchiseId, month ?? thisMonth());
  const filter = encodeURIComponent(JSON.stringify({ franchiseId }));
  return (
    <Section
      title={text('franchises.summary')}
      side={
        <TextField
          size="small"
          value={typed}
          error={month === null}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={() => setTyped(month ?? thisMonth())}
          slotProps={{ htmlInput: { 'aria-label': text('fields.month') } }}
        />
      }>
      <SmallTable
        label={text('franchises.summary')}
        rows={asked.data?.rebateSummary?.rows ?? []}
        keyOf={({ currency }) => currency}
        empty={text('franchises.noRows')}
        columns={[
          { label: text('fields.currency'), cell: ({ currency }) => currency },
          { label: text('fields.earned'), align: 'right', cell: ({ earned }) => format.money(earned) },
          {
            label: text('fields.earnedReversed'),
            align: 'right',
            cell: ({ earnedReversed }) => format.money(earnedReversed),
          },
          { label: text('fields.owed'), align: 'right', cell: ({ owed }) => format.money(owed) },
          {
            label: text('fields.owedReversed'),
            align: 'right',
            cell: ({ owedReversed }) => format.money(owedReversed),
          },
          {
            label: text('fields.netEarned'),
            align: 'right',
            cell: ({ balance }) => <strong>{format.money(balance)}</strong>,
          },
        ]}
      />
      <Box sx={{ mt: 1.25 }}>
        <PageLink to={`/rebates?filter=${filter}`}>{text('franchises.rebatesOf')}</PageLink>
      </Box>
    </Section>
  );
}
