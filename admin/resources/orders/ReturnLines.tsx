import { Box } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { SmallTable } from '../../parts/SmallTable.tsx';
import type { Order } from './orders.data.ts';
import { effectsByLine, type PreviewedReturn, type ReturnEffects } from './return-effects.ts';

type Decision = NonNullable<PreviewedReturn['decision']>;

/** Line by line; a dash is what is not known or not there. */
export function ReturnLines({
  order,
  lines,
  effects,
}: {
  order: Order;
  lines: Decision['lines'];
  effects: ReturnEffects;
}) {
  const text = useText();
  const format = useFormat();
  const numbers = new Map(order.lines.map(({ id, lineNo }) => [id, lineNo]));
  const bases = new Map(lines.map(({ lineId, base }) => [lineId, base]));
  const rows = effectsByLine(lines.map(({ lineId }) => lineId), effects);
  return (
    <Box sx={{ mt: 1.5 }}>
      <SmallTable
        label={text('returns.byLine')}
        rows={rows}
        keyOf={({ lineId }) => lineId}
        columns={[
          { label: text('fields.lineNo'), cell: ({ lineId }) => numbers.get(lineId) },
          { label: text('fields.base'), align: 'right', cell: ({ lineId }) => format.money(bases.get(lineId)) },
          {
            label: text('fields.points'),
            align: 'right',
            cell: ({ points }) => format.number(points?.points.total),
          },
          {
            label: text('fields.bonus'),
            align: 'right',
            cell: ({ points }) => format.number(points?.bonus.total),
          },
          { label: text('fields.growth'), align: 'right', cell: ({ points }) => format.number(points?.growth) },
          {
            label: text('returns.givenBack'),
            align: 'right',
            cell: ({ points }) => format.number(points?.givenBack),
          },
          {
            label: text('fields.rebate'),
            align: 'right',
            cell: ({ rebate }) => format.money(rebate?.reversed),
          },
        ]}
      />
    </Box>
  );
}
