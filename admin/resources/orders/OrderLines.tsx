import { useFormat, type MoneyShape } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import { useClassName } from '../../parts/words/use-named.ts';
import type { Order } from './orders.data.ts';

type Line = Order['lines'][number];

export interface CostOfLine {
  readonly id: string;
  readonly cost: MoneyShape | null;
  readonly margin: MoneyShape | null;
}

/** Each line from its price down to the base that points, growth and rebates count from. */
export function OrderLines({ order, costs }: { order: Order; costs: readonly CostOfLine[] | null }) {
  const text = useText();
  const word = useWord();
  const called = useClassName();
  const format = useFormat();
  const costOf = (line: Line) => costs?.find(({ id }) => id === line.id);
  const reduction = (label: string, of: (line: Line) => MoneyShape): SmallColumn<Line>[] =>
    order.lines.some((line) => Number(of(line).amount) !== 0)
      ? [{ label, align: 'right', cell: (line) => format.money(of(line)) }]
      : [];
  // How a piece was priced is told by few sellers: no column where no line has it.
  const told = (label: string, of: (line: Line) => string | null): SmallColumn<Line>[] =>
    order.lines.some((line) => of(line) !== null) ? [{ label, align: 'right', cell: (line) => of(line) ?? '–' }] : [];
  return (
    <SmallTable
      label={text('orders.lines')}
      rows={order.lines}
      keyOf={({ id }) => id}
      columns={[
        { label: text('fields.lineNo'), cell: ({ lineNo }) => lineNo },
        {
          label: text('fields.item'),
          cell: ({ name, sku, soldAgainst }) => (
            <>
              {name}
              <br />
              <small>{sku}</small>
              {soldAgainst.map((term) => (
                <div key={term}>
                  <Mark>{word('soldAgainst', term)}</Mark>
                </div>
              ))}
            </>
          ),
        },
        { label: text('fields.marginClass'), cell: ({ marginClass }) => called(marginClass) },
        {
          label: text('fields.quantity'),
          align: 'right',
          cell: ({ quantity, returnedQuantity }) => (returnedQuantity ? `${quantity} − ${returnedQuantity}` : quantity),
        },
        ...told(text('fields.weight'), ({ goldWeightMg }) =>
          goldWeightMg ? `${format.number(goldWeightMg / 1000)} g` : null,
        ),
        ...told(text('fields.boardPrice'), ({ boardPrice }) => boardPrice && format.money(boardPrice)),
        ...told(text('fields.labour'), ({ labour }) => labour && format.money(labour)),
        { label: text('fields.unitPrice'), align: 'right', cell: ({ unitPrice }) => format.money(unitPrice) },
        ...reduction(text('fields.lineDiscount'), ({ lineDiscount }) => lineDiscount),
        ...reduction(text('fields.orderDiscountShare'), ({ orderDiscountShare }) => orderDiscountShare),
        ...reduction(text('fields.tradeInShare'), ({ tradeInShare }) => tradeInShare),
        ...reduction(text('fields.pointsCashShare'), ({ pointsCashShare }) => pointsCashShare),
        { label: text('fields.base'), align: 'right', cell: ({ base }) => <strong>{format.money(base)}</strong> },
        ...reduction(text('fields.returned'), ({ returnedBase }) => returnedBase),
        ...(costs
          ? [
              {
                label: text('fields.cost'),
                align: 'right' as const,
                cell: (line: Line) => format.money(costOf(line)?.cost),
              },
              {
                label: text('fields.margin'),
                align: 'right' as const,
                cell: (line: Line) => format.money(costOf(line)?.margin),
              },
            ]
          : []),
      ]}
    />
  );
}
