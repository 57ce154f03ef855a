import { Box } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord, type Text } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { State } from '../../parts/State.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import type { Complaint } from './complaints.data.ts';

export function ComplaintSide({ complaint }: { complaint: Complaint }) {
  const text = useText();
  return (
    <Box component="aside" aria-label={text('complaints.times')}>
      <Section title={text('complaints.times')}>
        <Times complaint={complaint} />
      </Section>
      <Section title={text('complaints.about')}>
        <About complaint={complaint} />
      </Section>
    </Box>
  );
}

/** What is due beside what was met or missed; what was missed stays there. */
function Times({ complaint: { state, timers } }: { complaint: Complaint }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const isDone = state === 'RESOLVED' || state === 'CLOSED';
  const at = (moment: string | null | undefined) => format.dateTime(moment);
  const missed = (moment: string) => (
    <Mark key={moment} tone="bad">{`${text('complaints.missed')} ${at(moment)}`}</Mark>
  );
  return (
    <Facts
      rows={[
        [text('fields.state'), <State key="state" kind="complaintState" value={state} />],
        [text('fields.handler'), word('complaintHandler', timers.handler)],
        ...(isDone ? [] : [[
          text('fields.dueAt'),
          <Mark key="due" tone={timers.isOverdue ? 'bad' : 'gold'}>{at(timers.dueAt)}</Mark>,
        ] as const]),
        ...(timers.waitingSince ? [[text('complaints.waiting'), at(timers.waitingSince)] as const,
          [text('complaints.waitsUntil'), at(timers.waitingEndsAt)] as const] : []),
        [text('complaints.answer'), timers.breachedAt ? missed(timers.breachedAt) : at(timers.answerDueAt)],
        [text('complaints.answered'), at(timers.answeredAt)],
        [text('complaints.resolution'),
          timers.resolutionMissedAt ? missed(timers.resolutionMissedAt) : at(timers.resolutionDueAt)],
        ...(timers.escalationDueAt ? [[text('complaints.escalated'), timers.escalatedAt ? at(timers.escalatedAt)
          : `${text('complaints.willBe')} ${at(timers.escalationDueAt)}`] as const] : []),
        [text('complaints.waitingLeft'), waitingLeft(timers.waitingLeftMinutes, text)],
      ]}
    />
  );
}

function waitingLeft(minutes: number, text: Text): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && text('shared.hours', { count: hours }), (rest > 0 || hours === 0)
    && text('shared.minutes', { count: rest })].filter(Boolean).join(' ');
}

function About({ complaint }: { complaint: Complaint }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  const { member, order, outlet, franchise } = complaint;
  return (
    <Facts
      rows={[
        [text('fields.member'), member ? (
          <PageLink key="member" to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
        ) : text('complaints.unknown')],
        [text('fields.outlet'), outlet?.name ?? franchise?.name ?? text('complaints.house')],
        [text('fields.orderNo'), order ? (
          <PageLink key="order" to={`/orders/${order.id}/show`}>{order.externalNo}</PageLink>
        ) : null],
        [text('fields.via'), word('complaintVia', complaint.via)],
        [text('fields.region'), named(complaint.region)],
        [text('fields.receivedAt'), format.dateTime(complaint.receivedAt)],
        [text('fields.recordedAt'), format.dateTime(complaint.recordedAt)],
        [text('fields.doneBy'), word('actorName', complaint.recordedBy)],
        [text('fields.reference'), complaint.reference],
        ...(complaint.closing ? [[text('fields.closing'), word('complaintClosing', complaint.closing)] as const] : []),
        ...(complaint.reopened > 0
          ? [[text('complaints.reopened'), format.number(complaint.reopened)] as const] : []),
      ]}
    />
  );
}
