import { Box, Button, Link } from '@mui/material';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { TradeInDeskPageDocument, type TradeInStep } from '../../gql/graphql.ts';
import { useAsk, useRefresh } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import { AcceptOffer, AssayGold, DeclineOffer, OfferForGold, StepGold } from './TradeInDialogs.tsx';
import { AskBuyback, DecideBuyback } from './BuybackDialogs.tsx';
import { gramsOf, type Brought } from './tradeins.data.ts';

export default function TradeInPage() {
  const { id = '' } = useParams();
  const asked = useAsk(TradeInDeskPageDocument, { id });
  return (
    <Answer asked={asked}>
      {({ tradeIn }) => (tradeIn ? <Body brought={tradeIn} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ brought }: { brought: Brought }) {
  const { locale } = useFormat();
  const text = useText();
  const { way } = brought;
  return (
    <Page title={brought.piece} over={(locale === 'zh-CN' ? way?.nameZh : way?.nameEn) ?? text('tradeins.title')}
      actions={<Actions brought={brought} />}>
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 5 },
        gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' } }}>
        <Box sx={{ minWidth: 0 }}>
          <Offer brought={brought} />
          <Photos brought={brought} />
          <History brought={brought} />
        </Box>
        <Side brought={brought} />
      </Box>
    </Page>
  );
}

const STEPS: readonly TradeInStep[] = ['RECEIVE', 'MELT', 'CREDIT', 'RETURN', 'CANCEL'];
const FORWARD: readonly string[] = ['RECEIVE', 'MELT', 'CREDIT'];
const BUYBACK = ['ASK_BUYBACK', 'GIVE_BUYBACK', 'REFUSE_BUYBACK'] as const;
type Dialog = TradeInStep | 'ASSAY' | 'OFFER' | 'ACCEPT' | 'DECLINE' | (typeof BUYBACK)[number];

/** A button for each step that may be taken now. */
function Actions({ brought }: { brought: Brought }) {
  const text = useText();
  const word = useWord();
  const can = useCan();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  if (!can('tradeins:write') && !can('tradeins:policy')) return null;
  const steps = brought.steps.filter((one) =>
    can(one === 'GIVE_BUYBACK' || one === 'REFUSE_BUYBACK' ? 'tradeins:policy' : 'tradeins:write'));
  const close = () => setDialog(null);
  const step = STEPS.find((one) => one === dialog);
  return (
    <>
      {steps.includes('ASSAY') && (
        <Button variant={brought.state === 'RECEIVED' ? 'contained' : 'text'} onClick={() => setDialog('ASSAY')}>
          {text('tradeins.assay')}
        </Button>)}
      {steps.includes('OFFER') && (
        <Button variant="contained" onClick={() => setDialog('OFFER')}>{text('tradeins.offer')}</Button>)}
      {steps.includes('ACCEPT') && (
        <Button variant="contained" onClick={() => setDialog('ACCEPT')}>{text('tradeins.accept')}</Button>)}
      {steps.includes('DECLINE') && (
        <Button onClick={() => setDialog('DECLINE')}>{text('tradeins.decline')}</Button>)}
      {STEPS.filter((one) => steps.includes(one)).map((one) => (
        <Button key={one} variant={FORWARD.includes(one) ? 'contained' : 'text'}
          color={FORWARD.includes(one) ? 'primary' : 'inherit'} onClick={() => setDialog(one)}>
          {word('tradeInDeed', one)}
        </Button>
      ))}
      {BUYBACK.filter((one) => steps.includes(one)).map((one) => (
        <Button key={one} color={one === 'REFUSE_BUYBACK' ? 'inherit' : 'primary'} onClick={() => setDialog(one)}>
          {word('tradeInDeed', one)}
        </Button>
      ))}
      {dialog === 'ASK_BUYBACK' && <AskBuyback brought={brought} onClose={close} />}
      {(dialog === 'GIVE_BUYBACK' || dialog === 'REFUSE_BUYBACK') && (
        <DecideBuyback brought={brought} approve={dialog === 'GIVE_BUYBACK'} onClose={close} />)}
      {dialog === 'ASSAY' && <AssayGold brought={brought} onClose={close} />}
      {dialog === 'OFFER' && <OfferForGold brought={brought} onClose={close} />}
      {dialog === 'ACCEPT' && <AcceptOffer brought={brought} onClose={close} />}
      {dialog === 'DECLINE' && <DeclineOffer brought={brought} onClose={close} />}
      {step && <StepGold brought={brought} step={step} onClose={close} />}
    </>
  );
}

/** The offer, and how long it still binds. */
function Offer({ brought: { offer, state } }: { brought: Brought }) {
  const text = useText();
  const format = useFormat();
  if (!offer) return null;
  return (
    <Section title={text('tradeins.offer')}>
      <Facts rows={[
        [text('tradeins.credit'), format.money(offer.credit)],
        [text('tradeins.plainCredit'), offer.plainCredit && format.money(offer.plainCredit)],
        [text('tradeins.price'), format.money(offer.price)],
        [text('tradeins.fine'), gramsOf(offer.fineMg)],
        [text('tradeins.afterLoss'), gramsOf(offer.afterLossMg)],
        [text('tradeins.until'), state === 'OFFERED' ? <Left key="left" until={offer.until} />
          : format.dateTime(offer.until)],
      ]} />
    </Section>
  );
}

/** Counts down; at its end the page is asked anew. */
function Left({ until }: { until: string }) {
  const text = useText();
  const refresh = useRefresh();
  const end = new Date(until).getTime();
  const [left, setLeft] = useState(() => end - Date.now());
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver) {
      void refresh();
      return undefined;
    }
    const timer = setInterval(() => setLeft(end - Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [end, isOver, refresh]);
  if (isOver) return <Mark tone="bad">{text('tradeins.over')}</Mark>;
  const seconds = Math.floor(left / 1_000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <Mark tone={seconds < 300 ? 'warn' : 'plain'}>{text('tradeins.left', { left: clock })}</Mark>;
}

function Side({ brought }: { brought: Brought }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { member, consent, identity, currency } = brought;
  const credit = member?.storeCredit?.find((one) => one.currency === currency);
  const said = (mg: number | null | undefined, purity: number | null | undefined) =>
    (mg == null ? null : [gramsOf(mg), purity].join(' · '));
  return (
    <Box component="aside" aria-label={text('tradeins.title')}>
      <Facts rows={[
        [text('fields.state'), <State key="state" kind="tradeInState" value={brought.state} />],
        [text('fields.member'), member && (
          <PageLink key="member" to={`/members/${member.id}/show`}>
            {member.displayName ?? member.cardNumber}
          </PageLink>)],
        [text('tradeins.storeCredit'), credit && format.money(credit.available)],
        [text('fields.outlet'), brought.outlet?.name],
        [text('tradeins.brand'), brought.ownBrand ? text('tradeins.ownBrand') : brought.brand],
        [text('tradeins.claimed'), said(brought.claimedGrossMg, brought.claimedPurity)],
        [text('tradeins.estimate'), brought.estimate && format.money(brought.estimate)],
        [text('tradeins.assay'), said(brought.grossMg, brought.purity)],
        [text('tradeins.method'), brought.method && word('tradeInAssay', brought.method)],
        [text('tradeins.consent'), consent && [consent.by, consent.way && word('tradeInConsent', consent.way),
          format.dateTime(consent.at)].filter(Boolean).join(' · ')],
        [text('tradeins.identity'), identity && [identity.name, word('tradeInDocument', identity.kind),
          identity.lastDigits].join(' · ')],
        [text('tradeins.heldUntil'), brought.heldUntil && format.dateTime(brought.heldUntil)],
        [text('tradeins.used'), brought.isUsed ? word('yesNo', 'true') : null],
        [text('tradeins.openedAt'), format.dateTime(brought.openedAt)],
        [text('tradeins.openedBy'), brought.openedBy],
        [text('tradeins.meltedAt'), brought.meltedAt && format.dateTime(brought.meltedAt)],
        [text('tradeins.creditedAt'), brought.creditedAt && format.dateTime(brought.creditedAt)],
        [text('tradeins.credited'), brought.credited && format.money(brought.credited)],
        [text('tradeins.buybackAskedAt'), brought.buybackAskedAt && format.dateTime(brought.buybackAskedAt)],
        [text('tradeins.buybackPrice'), brought.buybackPrice && format.money(brought.buybackPrice)],
        [text('tradeins.unnamedOrder'), brought.unnamedOrderId && (
          <PageLink key="unnamed" to={`/orders/${brought.unnamedOrderId}/show`}>{brought.unnamedOrderId}</PageLink>)],
        [text('tradeins.returnedTo'), brought.returnedTo],
      ]} />
    </Box>
  );
}

function Photos({ brought: { photos } }: { brought: Brought }) {
  const text = useText();
  const word = useWord();
  if (photos.length === 0) return null;
  return (
    <Section title={text('tradeins.photos')}>
      {photos.map(({ url, kind }) => (
        <Box key={url}><Link href={url} target="_blank" rel="noreferrer">{word('tradeInPhoto', kind)}</Link></Box>))}
    </Section>
  );
}

function History({ brought: { history } }: { brought: Brought }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (
    <Section title={text('tradeins.history')}>
      <SmallTable
        label={text('tradeins.history')}
        rows={history}
        keyOf={({ version }) => String(version)}
        columns={[
          { label: text('tradeins.deed'), phone: 'title', cell: ({ deed }) => word('tradeInDeed', deed) },
          { label: text('tradeins.at'), phone: 'side', cell: ({ at }) => format.dateTime(at) },
          { label: text('tradeins.credit'), cell: ({ credit }) => (credit ? format.money(credit) : '—') },
          { label: text('tradeins.openedBy'), cell: ({ by }) => by },
          { label: text('tradeins.note'), cell: ({ note }) => note ?? '—' },
        ]}
      />
    </Section>
  );
}
