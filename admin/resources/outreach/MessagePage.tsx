import { Button } from '@mui/material';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { OutreachMessageDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { FieldText } from '../../parts/form/fields.tsx';
import { Facts, Page } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { State } from '../../parts/State.tsx';
import { noteDelivery, type ShownMessage } from './outreach.data.ts';

export default function MessagePage() {
  const { id = '' } = useParams();
  const asked = useAsk(OutreachMessageDocument, { id });
  return <Answer asked={asked}>{({ message }) => (message ? <Body message={message} /> : <NotFound />)}</Answer>;
}

function Body({ message }: { message: ShownMessage }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const [delivered, setDelivered] = useState<boolean | null>(null);
  const { member, template, plan, notice, reason } = message;
  const at = (moment: string | null) => moment && format.dateTime(moment);
  return (
    <Page title={template?.name ?? text('outreach.message')} over={word('messageChannel', message.channel)}
      actions={(message.state === 'UNCERTAIN' || reason === 'ANSWER_LOST') && can('outreach:deliver') && (
        <>
          <Button variant="contained" onClick={() => setDelivered(true)}>{text('outreach.arrived')}</Button>
          <Button color="inherit" onClick={() => setDelivered(false)}>{text('outreach.notArrived')}</Button>
        </>)}>
      <Facts columns={2} rows={[
        [text('fields.state'), <State key="state" kind="messageState" value={message.state} />],
        [text('outreach.reason'), reason && word('messageReason', reason)],
        [text('outreach.said'), message.said],
        [text('fields.member'), member && (
          <PageLink key="member" to={`/members/${member.id}/show`}>
            {member.displayName ?? member.cardNumber}
          </PageLink>)],
        [text('outreach.template'), template && (
          <PageLink key="template" to={`/messageTemplates/${template.id}/show`}>{template.name}</PageLink>)],
        [text('outreach.plan'), plan && (
          <PageLink key="plan" to={`/messagePlans/${plan.id}/show`}>{text('outreach.plan')}</PageLink>)],
        [text('outreach.notice'), notice && word('messageNotice', notice)],
        [text('outreach.kind'), word('messageKind', message.kind)],
        [text('outreach.priority'), word('messagePriority', message.priority)],
        [text('outreach.dueAt'), at(message.dueAt)], [text('outreach.nextAt'), at(message.nextAt)],
        [text('outreach.endsAt'), at(message.endsAt)], [text('outreach.tries'), String(message.tries)],
        [text('outreach.sentAt'), at(message.sentAt)], [text('outreach.deliveredAt'), at(message.deliveredAt)],
        [text('outreach.readAt'), at(message.readAt)], [text('outreach.followedAt'), at(message.followedAt)],
        [text('outreach.optedOutAt'), at(message.optedOutAt)],
      ]} />
      {delivered !== null && <Note message={message} delivered={delivered} onClose={() => setDelivered(null)} />}
    </Page>
  );
}

/** A person's word on a message whose answer was lost. */
function Note({ message: { id }, delivered, onClose }: {
  message: ShownMessage; delivered: boolean; onClose: () => void;
}) {
  const text = useText();
  const run = useCallback(({ says }: { says: string }, idempotencyKey: string) => noteDelivery(
    { messageId: id, delivered, says: says.trim() || null, idempotencyKey }), [id, delivered]);
  return (
    <CommandDialog<{ says: string }, Awaited<ReturnType<typeof noteDelivery>>>
      name={`outreach.note.${id}.${delivered}`} title={text(delivered ? 'outreach.arrived' : 'outreach.notArrived')}
      hint={text('outreach.noteHint')} submit={text('actions.confirm')} defaults={{
        says: '' }} onClose={onClose} run={run}
      done={() => text('outreach.noted')}>
      <FieldText name="says" label={text('fields.note')} rows={2} maxLength={500} />
    </CommandDialog>
  );
}
