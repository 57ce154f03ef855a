import { Alert, Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { DueCareListDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { DayField } from '../../parts/list/DayField.tsx';
import { Page } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { dayFromNow } from '../life-events/life-events.data.ts';
import { MOST_SHOWN } from './appointments.data.ts';

/** Whose pieces are to be looked after in these days: whom to ask to the store. */
export default function DueCarePage() {
  const text = useText();
  const places = usePlaces();
  const [outletId, setOutletId] = useState('');
  const [from, setFrom] = useState(dayFromNow(-30));
  const [until, setUntil] = useState(dayFromNow(30));
  return (
    <Page title={text('dueCare.title')}>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '260px 200px 200px' }, mb: 2 }}>
        <TextField select size="small" label={text('fields.outlet')} value={outletId}
          onChange={({ target }) => setOutletId(target.value)}>
          <MenuItem value="">{text('dueCare.everywhere')}</MenuItem>
          {places.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
        </TextField>
        <DayField name="dueFrom" label={text('dueCare.from')} value={from}
          onChange={(day) => setFrom(day || dayFromNow(-30))} />
        <DayField name="dueUntil" label={text('dueCare.until')} value={until}
          onChange={(day) => setUntil(day || dayFromNow(30))} />
      </Box>
      <Due from={from} until={until} outletId={outletId || null} />
    </Page>
  );
}

function Due(filter: { from: string; until: string; outletId: string | null }) {
  const text = useText();
  const format = useFormat();
  const asked = useAsk(DueCareListDocument, { ...filter, page: { size: MOST_SHOWN } });
  return (
    <Answer asked={asked}>
      {({ dueCare: { items, totalCount } }) => (
        <>
          {totalCount > items.length && <Alert severity="info" sx={{ mb: 2 }}>{text('appointments.more')}</Alert>}
          <SmallTable
            label={text('dueCare.title')}
            rows={items}
            keyOf={({ orderLineId, care }) => `${orderLineId} ${care}`}
            empty={text('dueCare.none')}
            columns={[
              { label: text('fields.member'), phone: 'title', cell: ({ member }) => (member
                ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
                : '—') },
              { label: text('dueCare.dueOn'), phone: 'side', cell: ({ dueOn }) => format.date(dueOn) },
              { label: text('dueCare.piece'), cell: ({ name }) => name ?? '—' },
              { label: text('dueCare.care'), cell: ({ nameZh, nameEn }) => (
                format.locale === 'zh-CN' ? nameZh : nameEn) },
              { label: text('dueCare.lastOn'), cell: ({ lastOn }) => (lastOn ? format.date(lastOn) : '—') },
              { label: text('fields.outlet'), cell: ({ outlet }) => outlet?.name ?? '—' },
            ]}
          />
        </>
      )}
    </Answer>
  );
}
