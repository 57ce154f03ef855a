import { useTheme } from '@mui/material';
import { Area, AreaChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useLegendWord } from './legend.tsx';

export interface Series {
  readonly key: string;
  readonly label: string;
}

interface CurveProps {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly series: readonly Series[];
  readonly x: string;
  readonly label: string;
  readonly format: (value: number) => string;
  readonly from?: 'zero' | 'low';
  readonly stepped?: boolean;
}

/** More would run into one another: the line alone shows them. */
const MOST_DOTS = 100;

/** Values over time, each measured one a dot: one line of gold, the others quieter. */
export default function Curve({ rows, series, x, label, format, from = 'zero', stepped }: CurveProps) {
  const { palette } = useTheme();
  const legendWord = useLegendWord();
  const colours = [palette.primary.main, palette.text.secondary, palette.info.main];
  const dot = rows.length <= MOST_DOTS && { r: 1.8, strokeWidth: 0, fillOpacity: 1 };
  return (
    <figure role="img" aria-label={label} style={{ margin: 0, height: 250 }}>
      <ResponsiveContainer width="100%" height="100%">
        <AreaChart data={[...rows]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke={palette.divider} />
          <XAxis
            dataKey={x}
            tick={{ fill: palette.text.secondary, fontSize: 11 }}
            tickLine={false}
            axisLine={{ stroke: palette.divider }}
            minTickGap={36}
          />
          <YAxis
            width={64}
            tick={{ fill: palette.text.secondary, fontSize: 11 }}
            tickLine={false}
            axisLine={false}
            tickFormatter={format}
            domain={from === 'low' ? ['auto', 'auto'] : [0, 'auto']}
          />
          <Tooltip
            formatter={(value) => format(Number(value))}
            contentStyle={{
              background: palette.background.paper,
              border: `1px solid ${palette.divider}`,
              fontSize: 12,
            }}
          />
          <Legend iconType="plainline" formatter={legendWord} wrapperStyle={{ fontSize: 12 }} />
          {series.map(({ key, label: name }, index) => (
            <Area
              key={key}
              type={stepped ? 'stepAfter' : 'linear'}
              dataKey={key}
              name={name}
              stroke={colours[index]}
              strokeWidth={1.5}
              fill={colours[index]}
              fillOpacity={index === 0 && from === 'zero' ? 0.12 : 0}
              dot={dot && { ...dot, fill: colours[index] }}
              isAnimationActive={false}
            />
          ))}
        </AreaChart>
      </ResponsiveContainer>
    </figure>
  );
}
