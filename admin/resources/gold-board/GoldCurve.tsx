import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useMemo, useState } from 'react';
import { useAsk } from '../../graph/use-ask.ts';
import { GoldCurveDocument, type GoldPricePartsFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useFineness, useText } from '../../i18n/use-text.ts';
import { ChartFrame } from '../../parts/charts/ChartFrame.tsx';
import { Curve } from '../../parts/charts/lazy.ts';

const DAY = 86_400_000;

/** What every board of the house carries, and what is looked at first: fine gold. */
export const FINE_GOLD = { metal: 'GOLD', purity: 9990 } as const;
const FIRST_DAYS = 90;

interface Kind extends Pick<GoldPricePartsFragment, 'metal' | 'purity'> {
  /** Code of the region whose board it is. */
  readonly region: string;
}

/** The prices of one kind of so many days. */
export function useCurve({ region, metal, purity }: Kind, days = FIRST_DAYS) {
  const range = useMemo(() => {
    // Whole hours, so that the same question is asked once.
    const to = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
    return { from: new Date(to - days * DAY).toISOString(), to: new Date(to).toISOString() };
  }, [days]);
  return useAsk(GoldCurveDocument, { region, metal, purity, ...range }, { keep: true });
}

/** The price over time; buy-back below it. */
export function GoldCurve({ price }: { price: GoldPricePartsFragment }) {
  const text = useText();
  const fineness = useFineness();
  const format = useFormat();
  const [days, setDays] = useState(FIRST_DAYS);
  const { metal, purity } = price;
  const asked = useCurve({ region: price.region.code, metal, purity }, days);
  const rows = (asked.data?.goldPrices ?? []).map(({ effectiveAt, retail, buyback }) => ({
    at: format.date(effectiveAt),
    retail: Number(retail.amount),
    // Where none is quoted the line has a gap.
    ...(buyback ? { buyback: Number(buyback.amount) } : {}),
  }));
  const title = `${text('goldBoard.curve')} · ${fineness(metal, purity)}`;
  return (
    <ChartFrame
      title={title}
      side={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={days}
          onChange={(_, value: number | null) => {
            if (value) setDays(value);
          }}
          aria-label={text('goldBoard.curve')}>
          <ToggleButton value={90} sx={{ py: 0.25 }}>
            {text('goldBoard.threeMonths')}
          </ToggleButton>
          <ToggleButton value={365} sx={{ py: 0.25 }}>
            {text('goldBoard.oneYear')}
          </ToggleButton>
        </ToggleButtonGroup>
      }>
      <Curve
        rows={rows}
        x="at"
        label={title}
        from="low"
        stepped
        format={(value) => format.money({ amount: value.toFixed(2), currency: price.retail.currency })}
        series={[
          { key: 'retail', label: text('charts.retail') },
          { key: 'buyback', label: text('charts.buyback') },
        ]}
      />
    </ChartFrame>
  );
}
