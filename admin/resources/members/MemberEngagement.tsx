import { Button, Typography } from '@mui/material';
import { useCallback, useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { MemberEngagementDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { State } from '../../parts/State.tsx';
import { checkInMember } from '../engagement/engagement.data.ts';

/** What a member does for points beside buying: check-ins, tasks, friends. */
export function MemberEngagement({ memberId }: { memberId: string }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const [coming, setComing] = useState(false);
  const member = useAsk(MemberEngagementDocument, { id: memberId }).data?.member;
  if (!member) return null;
  const [last] = member.checkIns ?? [];
  return (
    <Section
      title={text('engagement.title')}
      side={can('engagement:act') && (
        <Button size="small" onClick={() => setComing(true)}>{text('engagement.checkIn')}</Button>
      )}>
      <Facts rows={[
        [text('engagement.streak'), last
          ? text('engagement.days', { count: last.streak, day: format.date(last.day) }) : text('engagement.never')],
        ...(member.engagementGrants?.edges ?? []).map(({ node }) => [
          `${word('engagementCause', node.cause)} · ${format.date(node.earnedAt)}`,
          <span key="state">
            {format.signed(node.points)} <State kind="engagementGrantState" value={node.state} />
          </span>,
        ] as const),
        ...(member.referrals?.edges ?? []).map(({ node }) => [
          text('referrals.friend'),
          <span key={node.id}>
            {node.friend && (
              <PageLink to={`/members/${node.friend.id}/show`}>
                {node.friend.displayName ?? node.friend.cardNumber}
              </PageLink>
            )}
            {' '}
            <State kind="referralState" value={node.state} />
          </span>,
        ] as const),
      ]} />
      <OpenTasks tasks={member.openTasks ?? []} />
      {coming && <CheckIn memberId={memberId} onClose={() => setComing(false)} />}
    </Section>
  );
}

interface OpenTask {
  readonly done: number;
  readonly task: { readonly id: string; readonly nameZh: string; readonly nameEn: string; readonly points: number };
}

function OpenTasks({ tasks }: { tasks: readonly OpenTask[] }) {
  const text = useText();
  const format = useFormat();
  return (
    <>
      <Typography variant="subtitle2" sx={{ mt: 1.5 }}>{text('engagement.tasks')}</Typography>
      {tasks.length === 0 && <Typography variant="body2" className="soft">{text('tasks.none')}</Typography>}
      <Facts rows={tasks.map(({ done, task }) => [
        format.locale === 'zh-CN' ? task.nameZh : task.nameEn,
        `${format.signed(task.points)} · ${text('tasks.times', { count: done })}`,
      ])} />
    </>
  );
}

function CheckIn({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const text = useText();
  const run = useCallback((_: object, key: string) => checkInMember(memberId, key), [memberId]);
  return (
    <CommandDialog
      name={`check-in.${memberId}`} title={text('engagement.checkIn')} hint={text('engagement.checkInHint')}
      submit={text('engagement.checkIn')} defaults={{}} onClose={onClose} run={run}
      done={({ already, checkIn }) => (already ? text('engagement.already')
        : text('engagement.checkedIn', { count: checkIn?.streak ?? 1 }))}
    />
  );
}
