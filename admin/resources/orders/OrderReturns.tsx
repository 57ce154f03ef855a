import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import type { Order } from './orders.data.ts';

export function OrderReturns({ order }: { order: Order }) {
  const text = useText();
  const format = useFormat();
  return (
    <SmallTable
      label={text('shared.returns')}
      rows={order.returns}
      keyOf={({ id }) => id}
      empty={text('shared.none')}
      columns={[
        { label: text('fields.returnNo'), cell: ({ returnNo }) => returnNo },
        { label: text('fields.returnedAt'), cell: ({ returnedAt }) => format.dateTime(returnedAt) },
        {
          label: text('fields.lineNo'),
          cell: ({ lines }) => lines.map(({ lineNo, quantity }) => `${lineNo} × ${quantity}`).join(', '),
        },
        { label: text('fields.reason'), cell: ({ reason }) => reason || '—' },
        { label: text('fields.base'), align: 'right', cell: ({ base }) => format.money(base) },
      ]}
    />
  );
}
