import type { HomeOrdersQuery, HomePointsQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { ChartFrame } from '../../parts/charts/ChartFrame.tsx';
import { Bars, Curve } from '../../parts/charts/lazy.ts';
import { useClassCalled } from '../../parts/words/use-words.ts';
import { daysBetween, type Periods } from './periods.ts';

interface OrdersProps {
  readonly orders: HomeOrdersQuery | undefined;
}

/** Charts show the currency of the chosen region; sums of different currencies are no sum. */
function useSales() {
  const format = useFormat();
  const { currency } = useRegion();
  return {
    mine: <Row extends { net: { currency: string } }>(rows: readonly Row[] | undefined) =>
      (rows ?? []).filter(({ net }) => net.currency === currency),
    money: (value: number) => format.moneyShort({ amount: String(value), currency }),
  };
}

export function SalesByDay({ orders, at }: OrdersProps & { at: Periods }) {
  const text = useText();
  const { mine, money } = useSales();
  const sold = new Map(mine(orders?.byDay).map(({ key, net }) => [key, Number(net.amount)]));
  // A day without sales is a day too.
  const rows = daysBetween(at.monthDay, at.todayDay).map((day) => ({ day: day.slice(5), net: sold.get(day) ?? 0 }));
  return (
    <ChartFrame waits={!orders} title={`${text('home.salesByDay')} · ${text('home.last30')}`}>
      <Curve
        rows={rows}
        x="day"
        label={text('home.salesByDay')}
        format={money}
        series={[{ key: 'net', label: text('charts.sales') }]}
      />
    </ChartFrame>
  );
}

export function SalesByClass({ orders }: OrdersProps) {
  const text = useText();
  const classCalled = useClassCalled();
  const { mine, money } = useSales();
  const rows = mine(orders?.byClass).map(({ key, net }) => ({
    name: classCalled(key),
    net: Number(net.amount),
  }));
  return (
    <ChartFrame waits={!orders} title={`${text('home.salesByClass')} · ${text('home.last30')}`}>
      <Bars
        rows={rows}
        by="name"
        label={text('home.salesByClass')}
        format={money}
        lying
        series={[{ key: 'net', label: text('charts.sales') }]}
      />
    </ChartFrame>
  );
}

export function SalesByOutlet({ orders }: OrdersProps) {
  const text = useText();
  const { mine, money } = useSales();
  const rows = mine(orders?.byOutlet)
    .map(({ key, net, outlet }) => ({ name: outlet?.name ?? key, net: Number(net.amount) }))
    .sort((one, other) => other.net - one.net)
    .slice(0, 10);
  return (
    <ChartFrame waits={!orders} title={`${text('home.salesByOutlet')} · ${text('home.last30')}`}>
      <Bars
        rows={rows}
        by="name"
        label={text('home.salesByOutlet')}
        format={money}
        lying
        series={[{ key: 'net', label: text('charts.sales') }]}
      />
    </ChartFrame>
  );
}

export function PointsChart({ points }: { points: HomePointsQuery | undefined }) {
  const text = useText();
  const format = useFormat();
  const rows = (points?.loyaltySummary.months ?? []).map(({ month, issued, redeemed, expired }) => ({
    month: month.slice(0, 7),
    issued,
    redeemed,
    expired,
  }));
  return (
    <ChartFrame waits={!points} title={`${text('home.pointsByMonth')} · ${text('home.last12')}`}>
      <Bars
        rows={rows}
        by="month"
        label={text('home.pointsByMonth')}
        format={(value) => format.number(value)}
        series={[
          { key: 'issued', label: text('charts.issued') },
          { key: 'redeemed', label: text('charts.redeemed') },
          { key: 'expired', label: text('charts.expired') },
        ]}
      />
    </ChartFrame>
  );
}
