import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import {
  OrderCostDocument,
  OrderPageDocument,
  OrderRebatesDocument,
  type OrderAction,
  type RebatePartsFragment,
} from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { State } from '../../parts/State.tsx';
import { Calculation } from '../../parts/Calculation.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { CancelOrder, DeliverOrder, LinkOrder } from './OrderDialogs.tsx';
import { OpenAppeal } from './OpenAppeal.tsx';
import { OrderLines, type CostOfLine } from './OrderLines.tsx';
import { OrderRebates } from './OrderRebates.tsx';
import { OrderReturns } from './OrderReturns.tsx';
import type { Order } from './orders.data.ts';
import { RecordReturn } from './RecordReturn.tsx';
import { OrderTotals } from './OrderTotals.tsx';
import { useNobody } from './use-nobody.ts';

/** The whole story of a sale; cost and rebates are asked beside it by those who may see them. */
export default function OrderPage() {
  const { id = '' } = useParams();
  const can = useCan();
  const asked = useAsk(OrderPageDocument, { id });
  const cost = useAsk(OrderCostDocument, { id }, { enabled: can('catalog:cost') });
  const rebates = useAsk(OrderRebatesDocument, { id }, { enabled: can('franchises:rebates') });
  return (
    <Answer asked={asked}>
      {({ order }) =>
        order ? (
          <OrderBody
            order={order}
            costs={cost.data?.order?.lines ?? null}
            rebates={rebates.data?.order?.rebates ?? null}
          />
        ) : (
          <NotFound />
        )
      }
    </Answer>
  );
}

interface BodyProps {
  order: Order;
  costs: readonly CostOfLine[] | null;
  rebates: readonly RebatePartsFragment[] | null;
}

function OrderBody({ order, costs, rebates }: BodyProps) {
  const text = useText();
  const can = useCan();
  return (
    <Page title={order.externalNo} over={text('orders.one')} actions={<Actions order={order} />}>
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 2, lg: 5 },
          gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' },
        }}>
        <Box sx={{ minWidth: 0 }}>
          <Section title={text('orders.lines')}>
            <OrderLines order={order} costs={costs} />
          </Section>
          {order.points && (
            <Section title={text('orders.points')}>
              <Calculation points={order.points} />
            </Section>
          )}
          {can('franchises:rebates') && (
            <Section title={text('orders.rebates')}>
              <OrderRebates rebates={rebates ?? []} />
            </Section>
          )}
          <Section title={text('shared.returns')}>
            <OrderReturns order={order} />
          </Section>
        </Box>
        <Box component="aside" aria-label={text('orders.totals')}>
          <Aside order={order} />
        </Box>
      </Box>
    </Page>
  );
}

function Aside({ order }: { order: Order }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const nobody = useNobody();
  return (
    <>
      <Section title={text('orders.one')}>
        <Facts
          rows={[
            [text('fields.state'), <State key="s" kind="orderState" value={order.state} />],
            [
              text('fields.member'),
              order.member ? (
                <PageLink key="m" to={`/members/${order.member.id}/show`}>
                  {order.member.displayName ?? order.member.cardNumber}
                </PageLink>
              ) : (
                nobody
              ),
            ],
            [text('fields.outlet'), order.outlet?.name],
            [text('fields.channel'), order.channel?.name],
            [text('fields.fulfilment'), word('fulfilment', order.fulfilment)],
            [text('fields.paidAt'), format.dateTime(order.paidAt)],
            [text('fields.deliveredAt'), format.dateTime(order.deliveredAt)],
            [text('fields.recordedAt'), format.dateTime(order.recordedAt)],
            [text('fields.note'), order.note],
          ]}
        />
      </Section>
      <OrderTotals order={order} />
    </>
  );
}

/** What may be done to this very order, as the graph says. */
function Actions({ order }: { order: Order }) {
  const text = useText();
  const [dialog, setDialog] = useState<'return' | 'deliver' | 'cancel' | 'link' | 'appeal' | null>(null);
  const can = useCan();
  const sells = useActor()?.kind === 'tenant';
  const close = () => setDialog(null);
  const may = (action: OrderAction) => order.allowedActions.includes(action);
  return (
    <>
      {may('LINK') && (
        <Button variant="outlined" onClick={() => setDialog('link')}>
          {text('actions.linkOrder')}
        </Button>
      )}
      {sells && can('franchises:rebates') && (
        <Button variant="outlined" onClick={() => setDialog('appeal')}>
          {text('actions.openAppeal')}
        </Button>
      )}
      {may('DELIVER') && (
        <Button variant="outlined" onClick={() => setDialog('deliver')}>
          {text('actions.recordDelivery')}
        </Button>
      )}
      {may('CANCEL') && (
        <Button variant="outlined" color="error" onClick={() => setDialog('cancel')}>
          {text('actions.cancelOrder')}
        </Button>
      )}
      {may('RETURN') && (
        <Button variant="contained" onClick={() => setDialog('return')}>
          {text('actions.recordReturn')}
        </Button>
      )}
      {dialog === 'return' && <RecordReturn order={order} onClose={close} />}
      {dialog === 'deliver' && <DeliverOrder order={order} onClose={close} />}
      {dialog === 'cancel' && <CancelOrder order={order} onClose={close} />}
      {dialog === 'link' && <LinkOrder order={order} onClose={close} />}
      {dialog === 'appeal' && <OpenAppeal orderId={order.id} onClose={close} />}
    </>
  );
}
