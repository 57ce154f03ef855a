import { useTheme } from '@mui/material';
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useLegendWord } from './legend.tsx';
import type { Series } from './Curve.tsx';

interface BarsProps {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly series: readonly Series[];
  readonly by: string;
  readonly label: string;
  readonly format: (value: number) => string;
  /** Names at the left, bars to the right: for names that are longer than dates. */
  readonly lying?: boolean;
}

/** A broken name would run into its neighbours. */
const onOneLine = (name: string): string => name.replaceAll(' ', '\u00a0');

export default function Bars({ rows, series, by, label, format, lying }: BarsProps) {
  const { palette } = useTheme();
  const legendWord = useLegendWord();
  const colours = [palette.primary.main, palette.text.secondary, palette.info.main];
  const tick = { fill: palette.text.secondary, fontSize: 11 };
  const names = (
    <XAxis dataKey={by} tick={tick} tickLine={false} axisLine={{ stroke: palette.divider }} minTickGap={12} />
  );
  const values = <YAxis width={64} tick={tick} tickLine={false} axisLine={false} tickFormatter={format} />;
  const lyingNames = (
    <YAxis
      type="category"
      dataKey={by}
      width={140}
      tick={tick}
      tickFormatter={onOneLine}
      tickLine={false}
      axisLine={{ stroke: palette.divider }}
      interval={0}
    />
  );
  const lyingValues = (
    <XAxis type="number" tick={tick} tickLine={false} axisLine={false} tickFormatter={format} minTickGap={24} />
  );
  return (
    <figure
      role="img"
      aria-label={label}
      style={{ margin: 0, height: lying ? Math.max(160, rows.length * 27 + 40) : 250 }}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={[...rows]}
          layout={lying ? 'vertical' : 'horizontal'}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          accessibilityLayer={false}>
          <CartesianGrid vertical={Boolean(lying)} horizontal={!lying} stroke={palette.divider} />
          {lying ? lyingNames : names}
          {lying ? lyingValues : values}
          <Tooltip
            formatter={(value) => format(Number(value))}
            cursor={{ fill: palette.action.hover }}
            contentStyle={{
              background: palette.background.paper,
              border: `1px solid ${palette.divider}`,
              fontSize: 12,
            }}
          />
          {series.length > 1 && (
            <Legend iconType="square" iconSize={9} formatter={legendWord} wrapperStyle={{ fontSize: 12 }} />
          )}
          {series.map(({ key, label: name }, index) => (
            <Bar key={key} dataKey={key} name={name} fill={colours[index]} isAnimationActive={false} maxBarSize={18} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
