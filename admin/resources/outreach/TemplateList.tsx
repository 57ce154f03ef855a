import { Button } from '@mui/material';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { TEMPLATE_STATES, type TemplateRow } from './outreach.data.ts';
import { WriteTemplate } from './WriteTemplate.tsx';

/** Texts in all their versions, the newest first. */
export default function TemplateList() {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const go = useNavigate();
  const [writing, setWriting] = useState(false);
  return (
    <>
      <HouseList<TemplateRow>
        resource="messageTemplates"
        title={text('nav.messageTemplates')}
        sort={{ field: '', order: 'DESC' }}
        defaults={{ state: 'PUBLISHED' }}
        to={({ id }) => `/messageTemplates/${id}/show`}
        filters={<FilterSelect source="state" label={text('fields.state')}
          choices={TEMPLATE_STATES.map((id) => ({ id, name: word('messageTemplateState', id) }))} />}
        actions={can('outreach:write') && (
          <Button variant="contained" onClick={() => setWriting(true)}>{text('outreach.write')}</Button>)}
        columns={[
          { key: 'name', label: text('outreach.name'), phone: 'title', text: ({ name }) => name },
          { key: 'code', label: text('fields.code'), phone: 'below',
            text: ({ code, version }) => `${code} v${version}` },
          { key: 'kind', label: text('outreach.kind'), text: ({ kind }) => word('messageKind', kind) },
          { key: 'channel', label: text('outreach.channel'), text: ({ channel }) => word('messageChannel', channel) },
          { key: 'state', label: text('fields.state'), phone: 'side',
            text: ({ state }) => word('messageTemplateState', state),
            show: ({ state }) => <State kind="messageTemplateState" value={state} /> },
          { key: 'writtenBy', label: text('outreach.writtenBy'), text: ({ writtenBy }) => writtenBy },
          { key: 'writtenAt', label: text('outreach.writtenAt'), ...moment(({ writtenAt }: TemplateRow) => writtenAt) },
        ]}
      />
      {writing && (
        <WriteTemplate onClose={() => setWriting(false)} onDone={(id) => go(`/messageTemplates/${id}/show`)} />)}
    </>
  );
}
