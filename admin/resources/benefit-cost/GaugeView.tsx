import { Box, Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Mark, type Tone } from '../../parts/Mark.tsx';
import { SmallTable, type SmallColumn } from '../../parts/SmallTable.tsx';
import type { Gauge } from './benefit-cost.data.ts';

const TONES: Readonly<Record<Gauge['state'], Tone>> = { QUIET: 'good', ALERT: 'warn', OVER: 'bad' };

export function GaugeState({ state }: { state: Gauge['state'] }) {
  const word = useWord();
  return <Mark tone={TONES[state]}>{word('costState', state)}</Mark>;
}

/** One payer's share of its sales, drawn against the cap, and what it is made of. */
export function GaugeView({ gauge }: { gauge: Gauge }) {
  const text = useText();
  const format = useFormat();
  const money = (part: Gauge['cost']) => format.money(part);
  return (
    <>
      <Scale gauge={gauge} />
      <Figures>
        <Figure label={text('benefitCost.sales')} value={format.moneyShort(gauge.sales)} note={money(gauge.sales)} />
        <Figure label={text('benefitCost.cost')} value={format.moneyShort(gauge.cost)} note={money(gauge.cost)} />
        <Figure label={text('benefitCost.remaining')} value={format.moneyShort(gauge.remaining)}
          note={money(gauge.remaining)} />
        <Figure label={text('benefitCost.allowed')} value={format.moneyShort(gauge.allowed)} />
        <Figure label={text('benefitCost.points')} value={format.moneyShort(gauge.points)} />
        <Figure label={text('benefitCost.rewards')} value={format.moneyShort(gauge.rewards)} />
        <Figure label={text('benefitCost.coupons')} value={format.moneyShort(gauge.coupons)} />
        <Figure label={text('benefitCost.benefits')} value={format.moneyShort(gauge.benefits)}
          note={`${text('benefitCost.reserved')} ${money(gauge.reserved)}`} />
      </Figures>
    </>
  );
}

/** From nothing to a third beyond the cap. */
function Scale({ gauge: { bps, capBps, alertBps, state } }: { gauge: Gauge }) {
  const text = useText();
  const format = useFormat();
  const most = Math.max(1, capBps * 4 / 3);
  const at = (part: number) => `${Math.min(100, (part / most) * 100)}%`;
  const colour = { QUIET: 'success.main', ALERT: 'warning.main', OVER: 'error.main' }[state];
  return (
    <Box sx={{ mb: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 1.5, mb: 0.5 }}>
        <Typography component="p" variant="h2">{format.bps(bps)}</Typography>
        <GaugeState state={state} />
        <Typography variant="body2" className="soft">
          {text('benefitCost.capAt', { cap: format.bps(capBps), alert: format.bps(alertBps) })}
        </Typography>
      </Box>
      <Box aria-hidden sx={{ position: 'relative', height: 12, bgcolor: 'action.hover' }}>
        <Box sx={{ position: 'absolute', inset: 0, right: 'auto', width: at(bps ?? 0), bgcolor: colour }} />
        {[alertBps, capBps].map((mark) => (
          <Box key={mark} sx={{ position: 'absolute', top: -3, bottom: -3, left: at(mark), width: '1px',
            bgcolor: 'text.primary' }} />
        ))}
      </Box>
    </Box>
  );
}

/** Franchises, the nearest to its cap first. */
export function GaugeTable({ gauges }: { gauges: readonly Gauge[] }) {
  const text = useText();
  const format = useFormat();
  const columns: readonly SmallColumn<Gauge>[] = [
    { label: text('benefitCost.payer'), phone: 'title', cell: ({ funder }) => funder?.name ?? '—' },
    { label: text('fields.state'), phone: 'side', cell: ({ state }) => <GaugeState state={state} /> },
    { label: text('benefitCost.share'), align: 'right', cell: ({ bps }) => format.bps(bps) },
    { label: text('benefitCost.sales'), align: 'right', cell: ({ sales }) => format.money(sales) },
    { label: text('benefitCost.cost'), align: 'right', cell: ({ cost }) => format.money(cost) },
    { label: text('benefitCost.remaining'), align: 'right', cell: ({ remaining }) => format.money(remaining) },
  ];
  return (
    <SmallTable label={text('benefitCost.franchises')} rows={gauges} columns={columns}
      keyOf={({ funder }) => funder?.id ?? ''} empty={text('benefitCost.none')} />
  );
}
