import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { QuoteDeskPageDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { RefundPayment } from '../../parts/payments/RefundPayment.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import { CancelQuote, PlaceOrder, TakePayment } from './QuoteDialogs.tsx';
import type { DeskPayment, DeskPrice, DeskQuote } from './quotes.data.ts';

export default function QuotePage() {
  const { id = '' } = useParams();
  const asked = useAsk(QuoteDeskPageDocument, { id });
  return (
    <Answer asked={asked}>
      {({ quote }) => (quote ? <Body quote={quote} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ quote }: { quote: DeskQuote }) {
  const text = useText();
  const { price } = quote;
  return (
    <Page title={quote.shortNo ?? quote.orderNo} over={text('quotes.title')} actions={<Actions quote={quote} />}>
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 5 },
        gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' } }}>
        <Box sx={{ minWidth: 0 }}>
          {price && <Lines price={price} />}
          {price && price.coupons.length > 0 && <Coupons price={price} />}
          <Payments payments={quote.payments} />
        </Box>
        <Side quote={quote} />
      </Box>
    </Page>
  );
}

/** What is left to be paid, as an amount is typed. */
function leftOf({ price, paid }: DeskQuote): string {
  const decimals = price?.due.amount.split('.')[1]?.length ?? 0;
  return (Number(price?.due.amount ?? 0) - Number(paid?.amount ?? 0)).toFixed(decimals);
}

type Dialog = 'place' | 'pay' | 'cancel';

/** The next step of the sale has the focus: each is one key. */
function Actions({ quote }: { quote: DeskQuote }) {
  const text = useText();
  const can = useCan();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  if (!can('orders:write')) return null;
  const { state } = quote;
  const close = () => setDialog(null);
  return (
    <>
      {state === 'OPEN' && (
        <Button variant="contained" autoFocus onClick={() => setDialog('place')}>{text('quotes.place')}</Button>)}
      {state === 'PLACED' && (
        <Button variant="contained" autoFocus onClick={() => setDialog('pay')}>{text('quotes.takePayment')}</Button>)}
      {['PRICING', 'HOLDING', 'OPEN', 'PLACED'].includes(state) && (
        <Button color="inherit" onClick={() => setDialog('cancel')}>{text('quotes.cancel')}</Button>)}
      {dialog === 'place' && <PlaceOrder quote={quote} onClose={close} onPlaced={() => setDialog('pay')} />}
      {dialog === 'pay' && <TakePayment quote={quote} left={leftOf(quote)} onClose={close} />}
      {dialog === 'cancel' && <CancelQuote quote={quote} onClose={close} />}
    </>
  );
}

function Lines({ price: { lines } }: { price: DeskPrice }) {
  const text = useText();
  const format = useFormat();
  return (
    <Section title={text('quotes.lines')}>
      <SmallTable
        label={text('quotes.lines')}
        rows={lines.map((line, index) => ({ ...line, index }))}
        keyOf={({ index }) => String(index)}
        columns={[
          { label: text('fields.sku'), phone: 'title', cell: ({ sku, name }) => `${sku} · ${name}` },
          { label: text('fields.quantity'), align: 'right', cell: ({ quantity }) => format.number(quantity) },
          { label: text('fields.weight'), align: 'right',
            cell: ({ goldWeightMg, boardPrice }) => (goldWeightMg === null || goldWeightMg === undefined ? '—'
              : `${format.number(goldWeightMg / 1000)} g × ${format.money(boardPrice)}`) },
          { label: text('fields.unitPrice'), align: 'right', cell: ({ unitPrice }) => format.money(unitPrice) },
          { label: text('fields.lineDiscount'), align: 'right',
            cell: ({ lineReduction }) => format.money(lineReduction) },
          { label: text('fields.orderDiscountShare'), align: 'right',
            cell: ({ orderReduction }) => format.money(orderReduction) },
          { label: text('fields.base'), align: 'right', phone: 'side', cell: ({ base }) => format.money(base) },
          { label: text('fields.points'), align: 'right',
            cell: ({ points }) => (points === null || points === undefined ? '—' : format.number(points)) },
        ]} />
    </Section>
  );
}

/** Each with its verdict: why one does not apply is told to whoever asks. */
function Coupons({ price: { coupons } }: { price: DeskPrice }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (
    <Section title={text('quotes.coupons')}>
      <SmallTable
        label={text('quotes.coupons')} rows={coupons} keyOf={({ named }) => named}
        columns={[
          { label: text('quotes.coupon'), phone: 'title', cell: ({ named }) => named },
          { label: text('quotes.verdict'), cell: ({ verdict }) => word('quotedVerdict', verdict) },
          { label: text('quotes.saved'), align: 'right', phone: 'side', cell: ({ saved }) => format.money(saved) },
        ]} />
    </Section>
  );
}

function Payments({ payments }: { payments: readonly DeskPayment[] }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const [refunding, setRefunding] = useState<DeskPayment | null>(null);
  if (payments.length === 0) return null;
  return (
    <Section title={text('quotes.payments')}>
      <SmallTable
        label={text('quotes.payments')} rows={payments} keyOf={({ id }) => id}
        columns={[
          { label: text('quotes.paymentNo'), phone: 'title', cell: ({ paymentNo }) => paymentNo },
          { label: text('quotes.means'), cell: ({ means }) => word('paymentMeans', means) },
          { label: text('quotes.amount'), align: 'right', phone: 'side', cell: ({ amount }) => format.money(amount) },
          { label: text('fields.state'), cell: ({ state, unmatchedReason }) => (
            <>
              <State kind="paymentState" value={state} />
              {unmatchedReason && ` · ${word('unmatchedReason', unmatchedReason)}`}
            </>) },
          { label: text('fields.at'), cell: ({ receivedAt }) => format.dateTime(receivedAt) },
          { label: text('quotes.refund'), phone: 'actions', cell: (payment) => (
            payment.state === 'UNMATCHED' && can('orders:write')
              ? <Button onClick={() => setRefunding(payment)}>{text('quotes.refund')}</Button>
              : payment.refundNo ?? '—') },
        ]} />
      {refunding && <RefundPayment payment={refunding} onClose={() => setRefunding(null)} />}
    </Section>
  );
}

function Side({ quote: { state, member, outlet, lockedUntil, placedAt, order, price, paid } }: { quote: DeskQuote }) {
  const text = useText();
  const format = useFormat();
  const earning = price?.earning;
  const points = (count: number) => `${format.number(count)} ${text('shared.units.points')}`;
  return (
    <Box component="aside" aria-label={text('quotes.title')}>
      <Facts rows={[
        [text('fields.state'), <State key="state" kind="quoteState" value={state} />],
        [text('quotes.lockedUntil'), format.dateTime(lockedUntil)],
        [text('fields.member'), member && (
          <PageLink key="member" to={`/members/${member.id}/show`}>
            {member.displayName ?? member.cardNumber}
          </PageLink>)],
        [text('fields.outlet'), outlet?.name],
        [text('fields.goods'), format.money(price?.goods)],
        [text('quotes.lineReductions'), format.money(price?.lineReductions)],
        [text('quotes.orderReductions'), format.money(price?.orderReductions)],
        [text('quotes.pointsCash'), price && `${format.money(price.pointsCash)} · ${points(price.pointsSpent)}`],
        [text('quotes.pointsCashLimit'), format.money(price?.pointsCashLimit)],
        [text('quotes.tradeInCredit'), format.money(price?.tradeInCredit)],
        [text('quotes.oldGoldNamed'), price?.tradeIns?.map((one) => one?.piece).filter(Boolean).join('；') || null],
        [text('quotes.creditLeft'), Number(price?.creditLeft.amount ?? 0) > 0 ? format.money(price?.creditLeft) : null],
        [text('fields.shipping'), format.money(price?.shipping)],
        [text('quotes.due'), <strong key="due">{format.money(price?.due)}</strong>],
        [text('quotes.paid'), format.money(paid)],
        [text('quotes.earns'), earning && points(earning.points + earning.tierBonus + earning.campaignBonus)],
        [text('fields.growth'), earning && format.number(earning.growth)],
        [text('quotes.placedAt'), format.dateTime(placedAt)],
        [text('quotes.order'), order && (
          <PageLink key="order" to={`/orders/${order.id}/show`}>{order.externalNo}</PageLink>)],
      ]} />
    </Box>
  );
}
