import { Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { Compose } from './Compose.tsx';
import type { PlanRow } from './outreach.data.ts';

/** What is written to many, the newest first. */
export default function PlanList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const go = useNavigate();
  const { locale } = useFormat();
  const [composing, setComposing] = useState(false);
  return (
    <>
      <HouseList<PlanRow>
        resource="messagePlans"
        title={text('nav.messagePlans')}
        sort={{ field: '', order: 'DESC' }}
        to={({ id }) => `/messagePlans/${id}/show`}
        actions={can('outreach:send') && (
          <Button variant="contained" onClick={() => setComposing(true)}>{text('outreach.compose')}</Button>)}
        columns={[
          { key: 'template', label: text('outreach.template'), phone: 'title',
            text: ({ template }) => template?.name ?? '—' },
          { key: 'audience', label: text('outreach.audience'), phone: 'below',
            text: ({ audience, segment, region }) => (
            segment ? (locale === 'zh-CN' ? segment.nameZh : segment.nameEn)
              : [word('messageAudience', audience), region].filter(Boolean).join(' · ')) },
          { key: 'state', label: text('fields.state'), phone: 'side',
            text: ({ state }) => word('messagePlanState', state),
            show: ({ state }) => <State kind="messagePlanState" value={state} /> },
          { key: 'planned', label: text('outreach.planned'), text: ({ planned }) => String(planned) },
          { key: 'refused', label: text('outreach.refused'), text: ({ refused }) => String(refused) },
          { key: 'dueAt', label: text('outreach.dueAt'), ...moment(({ dueAt }: PlanRow) => dueAt) },
          { key: 'askedBy', label: text('outreach.askedBy'), text: ({ askedBy }) => askedBy },
        ]}
      />
      {composing && <Compose onClose={() => setComposing(false)} onDone={(id) => go(`/messagePlans/${id}/show`)} />}
    </>
  );
}
