import { useText, useWord } from '../../i18n/use-text.ts';
import { moment } from '../../parts/list/export/kinds.ts';
import { FilterSelect } from '../../parts/list/filters.tsx';
import { HouseList } from '../../parts/list/HouseList.tsx';
import { State } from '../../parts/State.tsx';
import { STATES, type MessageRow } from './outreach.data.ts';

/** The outbox, the newest first: what became of each message, and why. */
export default function MessageList() {
  const text = useText();
  const word = useWord();
  return (
    <HouseList<MessageRow>
      resource="messages"
      title={text('outreach.outbox')}
      sort={{ field: '', order: 'DESC' }}
      to={({ id }) => `/messages/${id}/show`}
      filters={<FilterSelect source="state" label={text('fields.state')}
        choices={STATES.map((id) => ({ id, name: word('messageState', id) }))} />}
      columns={[
        { key: 'member', label: text('fields.member'), phone: 'title',
          text: ({ member }) => member?.displayName ?? member?.cardNumber ?? '—' },
        { key: 'template', label: text('outreach.template'), phone: 'below',
          text: ({ template }) => template?.name ?? '—' },
        { key: 'channel', label: text('outreach.channel'), text: ({ channel }) => word('messageChannel', channel) },
        { key: 'state', label: text('fields.state'), phone: 'side', text: ({ state }) => word('messageState', state),
          show: ({ state }) => <State kind="messageState" value={state} /> },
        { key: 'reason', label: text('outreach.reason'), phone: 'below',
          text: ({ reason }) => (reason ? word('messageReason', reason) : '—') },
        { key: 'priority', label: text('outreach.priority'),
          text: ({ priority }) => word('messagePriority', priority) },
        { key: 'dueAt', label: text('outreach.dueAt'), ...moment(({ dueAt }: MessageRow) => dueAt) },
        { key: 'sentAt', label: text('outreach.sentAt'), ...moment(({ sentAt }: MessageRow) => sentAt) },
      ]}
    />
  );
}
