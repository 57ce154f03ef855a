import { Button, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { OutreachPlanDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import { callOff, type PlanMessage, type ShownPlan } from './outreach.data.ts';

export default function PlanPage() {
  const { id = '' } = useParams();
  const asked = useAsk(OutreachPlanDocument, { id });
  return (
    <Answer asked={asked}>
      {({ messagePlan, messages }) => (messagePlan ? <Body plan={messagePlan} messages={messages.items} />
        : <NotFound />)}
    </Answer>
  );
}

function Body({ plan, messages }: { plan: ShownPlan; messages: readonly PlanMessage[] }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const [ending, setEnding] = useState(false);
  const { template, segment, state } = plan;
  return (
    <Page title={template?.name ?? text('outreach.plan')} over={text('outreach.plan')}
      actions={state !== 'CALLED_OFF' && can('outreach:send') && (
        <Button color="inherit" onClick={() => setEnding(true)}>{text('outreach.callOff')}</Button>)}>
      <Facts columns={2} rows={[
        [text('fields.state'), <State key="state" kind="messagePlanState" value={state} />],
        [text('outreach.audience'), segment ? (format.locale === 'zh-CN' ? segment.nameZh : segment.nameEn)
          : [word('messageAudience', plan.audience), plan.region].filter(Boolean).join(' · ')],
        [text('outreach.planned'), String(plan.planned)], [text('outreach.refused'), String(plan.refused)],
        [text('outreach.priority'), word('messagePriority', plan.priority)],
        [text('outreach.dueAt'), format.dateTime(plan.dueAt)],
        [text('outreach.endsAt'), plan.endsAt && format.dateTime(plan.endsAt)],
        [text('outreach.askedBy'), `${plan.askedBy} · ${format.dateTime(plan.askedAt)}`],
      ]} />
      <Section title={text('outreach.preview')}>
        <Typography sx={{ whiteSpace: 'pre-wrap' }}>{template?.previewZh.body}</Typography>
      </Section>
      <Section title={text('outreach.outbox')}>
        <SmallTable label={text('outreach.outbox')} rows={messages} keyOf={({ id }) => id} columns={[
          { label: text('fields.member'), phone: 'title', cell: ({ id, member }) => (
            <PageLink to={`/messages/${id}/show`}>{member?.displayName ?? member?.cardNumber ?? '—'}</PageLink>) },
          { label: text('fields.state'), phone: 'side',
            cell: (one) => <State kind="messageState" value={one.state} /> },
          { label: text('outreach.reason'), cell: ({ reason }) => (reason ? word('messageReason', reason) : '—') },
          { label: text('outreach.dueAt'), cell: ({ dueAt }) => format.dateTime(dueAt) },
        ]} />
      </Section>
      {ending && <CallOff plan={plan} onClose={() => setEnding(false)} />}
    </Page>
  );
}

function CallOff({ plan: { id, version: expectedVersion }, onClose }: { plan: ShownPlan; onClose: () => void }) {
  const text = useText();
  const run = useCallback(() => callOff({ id, expectedVersion }), [id, expectedVersion]);
  return (
    <CommandDialog<Record<string, never>, Awaited<ReturnType<typeof callOff>>>
      name={`outreach.call-off.${id}`} title={text('outreach.callOff')} hint={text('outreach.callOffHint')} danger
      submit={text('actions.confirm')} defaults={{}} onClose={onClose} run={run} done={() =>
        text('outreach.calledOff')} />
  );
}
