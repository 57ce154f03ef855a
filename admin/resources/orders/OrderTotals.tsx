import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Facts, Section } from '../../parts/Page.tsx';
import type { Order } from './orders.data.ts';

type Row = readonly [string, string];

export function OrderTotals({ order }: { order: Order }) {
  const text = useText();
  const format = useFormat();
  const { totals } = order;
  const also = (label: 'fields.shipping' | 'fields.fees', amount: typeof totals.fees): Row[] =>
    (Number(amount.amount) === 0 ? [] : [[text(label), format.money(amount)]]);
  return (
    <Section title={text('orders.totals')}>
      <Facts
        rows={[
          [text('fields.goods'), format.money(totals.goods)],
          [text('fields.lineDiscount'), format.money(totals.lineDiscounts)],
          [text('fields.orderDiscountShare'), format.money(totals.orderDiscounts)],
          [text('fields.tradeInShare'), format.money(totals.tradeInCredit)],
          [text('fields.pointsCashShare'), format.money(totals.pointsCash)],
          ...also('fields.shipping', totals.shipping),
          ...also('fields.fees', totals.fees),
          [text('fields.paid'), format.money(totals.paid)],
          [text('fields.base'), format.money(totals.base)],
          [text('fields.returned'), format.money(totals.returnedBase)],
          [text('fields.net'), <strong key="net">{format.money(totals.net)}</strong>],
        ]}
      />
    </Section>
  );
}
