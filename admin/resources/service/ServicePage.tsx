import { Box, Button, Link } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { ServiceDeskPageDocument, type ServiceOrderStep } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import { AnswerQuote, HandOverService, QuoteService, StepService } from './ServiceDialogs.tsx';
import type { Service } from './service.data.ts';

export default function ServicePage() {
  const { id = '' } = useParams();
  const asked = useAsk(ServiceDeskPageDocument, { id });
  return (
    <Answer asked={asked}>
      {({ serviceOrder }) => (serviceOrder ? <Body order={serviceOrder} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ order }: { order: Service }) {
  const text = useText();
  const { locale } = useFormat();
  const { kind } = order;
  return (
    <Page title={order.piece} over={
      [order.shortNo, (locale === 'zh-CN' ? kind?.nameZh : kind?.nameEn) ?? text('service.title')]
        .filter(Boolean).join(' · ')}
      actions={<Actions order={order} />}>
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 5 },
        gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' } }}>
        <Box sx={{ minWidth: 0 }}>
          <Photos order={order} />
          <History order={order} />
        </Box>
        <Side order={order} />
      </Box>
    </Page>
  );
}

const STEPS: readonly ServiceOrderStep[] = ['START', 'FINISH', 'WAIT', 'REOPEN', 'RETURN_UNDONE', 'CANCEL', 'LOSE'];
type Dialog = ServiceOrderStep | 'QUOTE' | 'ANSWER' | 'HAND_OVER';

/** A button for each step that may be taken now. */
function Actions({ order }: { order: Service }) {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  if (!can('service:write')) return null;
  const { steps } = order;
  const close = () => setDialog(null);
  return (
    <>
      {steps.includes('HAND_OVER') && (
        <Button variant="contained" onClick={() => setDialog('HAND_OVER')}>{text('service.handOver')}</Button>)}
      {steps.includes('APPROVE') && (
        <Button variant="contained" onClick={() => setDialog('ANSWER')}>{text('service.answer')}</Button>)}
      {STEPS.filter((step) => steps.includes(step)).map((step) => (
        <Button key={step} color={step === 'START' || step === 'FINISH' ? 'primary' : 'inherit'}
          onClick={() => setDialog(step)}>
          {word('serviceDeed', step)}
        </Button>
      ))}
      {steps.includes('QUOTE') && <Button onClick={() => setDialog('QUOTE')}>{text('service.quote')}</Button>}
      {dialog === 'QUOTE' && <QuoteService order={order} onClose={close} />}
      {dialog === 'ANSWER' && <AnswerQuote order={order} onClose={close} />}
      {dialog === 'HAND_OVER' && <HandOverService order={order} onClose={close} />}
      {dialog !== null && dialog !== 'QUOTE' && dialog !== 'ANSWER' && dialog !== 'HAND_OVER' && (
        <StepService order={order} step={dialog} onClose={close} />)}
    </>
  );
}

function Side({ order }: { order: Service }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { member, warranty, benefitState } = order;
  return (
    <Box component="aside" aria-label={text('service.title')}>
      <Facts rows={[
        [text('fields.state'), <State key="state" kind="serviceState" value={order.state} />],
        [text('service.promisedAt'), order.brokenAt
          ? <Mark key="promised" tone="bad">{format.dateTime(order.promisedAt)}</Mark>
          : format.dateTime(order.promisedAt)],
        [text('fields.member'), member
          ? (
            <PageLink key="member" to={`/members/${member.id}/show`}>
              {member.displayName ?? member.cardNumber}
            </PageLink>)
          : order.holder],
        [text('fields.outlet'), order.outlet?.name],
        [text('service.price'), order.price ? format.money(order.price) : text('service.notQuoted')],
        [text('service.due'), format.money(order.due)],
        [text('service.paidBy'), order.paidBy],
        [text('service.warranty'),
          [word('serviceWarranty', warranty), order.warrantyReason].filter(Boolean).join(' · ')],
        [text('service.workUntil'), order.workUntil && format.date(order.workUntil)],
        [text('service.benefit'), benefitState === 'NONE' ? null
          : [word('serviceBenefit', benefitState), order.benefitCode].filter(Boolean).join(' · ')],
        [text('service.openedAt'), format.dateTime(order.openedAt)],
        [text('service.openedBy'), order.openedBy],
        [text('service.closedAt'), format.dateTime(order.closedAt)],
        [text('service.handedTo'), order.handedByCode ? text('service.byCode') : order.handedTo],
        [text('service.stars'), order.stars && [`${order.stars} / 5`, order.feedback].filter(Boolean).join(' · ')],
      ]} />
    </Box>
  );
}

function Photos({ order: { photos } }: { order: Service }) {
  const text = useText();
  const word = useWord();
  if (photos.length === 0) return null;
  return (
    <Section title={text('service.photos')}>
      {photos.map(({ url, kind }) => (
        <Box key={url}><Link href={url} target="_blank" rel="noreferrer">{word('servicePhoto', kind)}</Link></Box>))}
    </Section>
  );
}

function History({ order: { history } }: { order: Service }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (
    <Section title={text('service.history')}>
      <SmallTable
        label={text('service.history')}
        rows={history}
        keyOf={({ version }) => String(version)}
        columns={[
          { label: text('service.deed'), phone: 'title', cell: ({ deed }) => word('serviceDeed', deed) },
          { label: text('service.at'), phone: 'side', cell: ({ at }) => format.dateTime(at) },
          { label: text('service.openedBy'), cell: ({ by }) => by },
          { label: text('service.note'), cell: ({ note }) => note ?? '—' },
        ]}
      />
    </Section>
  );
}
