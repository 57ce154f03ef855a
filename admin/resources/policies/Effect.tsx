import { Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { useClassCalled } from '../../parts/words/use-words.ts';
import type { Effect as PolicyEffect } from './policies.data.ts';

type Sum = PolicyEffect['sums'][number];

/** What a version would have made of last month's real orders. */
export function Effect({ effect }: { effect: PolicyEffect }) {
  const text = useText();
  const word = useWord();
  const classCalled = useClassCalled();
  const format = useFormat();
  const amount = ({ measure, rows, currency }: Sum, value: string) => {
    // Days are added up over orders; people compare one window with another.
    if (measure === 'RETURN_WINDOW') return text('shared.days', { count: (Number(value) / rows).toFixed(1) });
    return currency === null ? format.number(Number(value)) : format.money({ amount: value, currency });
  };
  return (
    <>
      <Typography variant="body2" className="soft" sx={{ mt: 2 }}>
        {text(effect.isWhole ? 'policies.effect' : 'policies.effectOfNewest', {
          from: format.dateTime(effect.from),
          until: format.dateTime(effect.until),
        })}
      </Typography>
      <SmallTable
        label={text('policies.effectTitle')}
        empty={text('policies.noOrders')}
        rows={effect.sums}
        keyOf={({ measure, currency, marginClass }) => `${measure} ${currency} ${marginClass}`}
        columns={[
          { label: text('policies.effectTitle'), cell: ({ measure }) => word('measure', measure) },
          {
            label: text('fields.marginClass'),
            cell: ({ marginClass }) => classCalled(marginClass),
          },
          { label: text('policies.rows'), align: 'right', cell: ({ rows }) => format.number(rows) },
          {
            label: text('policies.before'),
            align: 'right',
            cell: (sum) => amount(sum, sum.before),
          },
          {
            label: text('policies.after'),
            align: 'right',
            cell: (sum) => amount(sum, sum.after),
          },
        ]}
      />
    </>
  );
}
