import { Box, Typography } from '@mui/material';
import type { CalculationPartsFragment } from '../gql/graphql.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { SmallTable } from './SmallTable.tsx';
import { State } from './State.tsx';
import { useClassName, useNamed } from './words/use-named.ts';

/** How an order's points were counted, to the last fen: base × rate, floor, bonus, what returns took. */
export function Calculation({ points }: { points: CalculationPartsFragment }) {
  const text = useText();
  const named = useNamed();
  const called = useClassName();
  const format = useFormat();
  const foreign = points.fxRate !== null;
  return (
    <Box sx={{ my: 1, px: { xs: 0, sm: 1.5 }, py: 1, bgcolor: 'action.hover' }}>
      <Typography
        variant="body2"
        sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, mb: 0.5, px: { xs: 1, sm: 0 } }}>
        <State kind="pointsState" value={points.state} />
        <span>
          {text('shared.calcPolicy', {
            version: points.policyVersion,
            tier: named(points.tier),
            bonus: points.bonusPercent,
          })}
        </span>
        {foreign && <span>{text('shared.calcFx', { rate: points.fxRate })}</span>}
        <span>{text('shared.pointsActive', { at: format.dateTime(points.activeAt) })}</span>
        <span>{text('shared.calcRule')}</span>
      </Typography>
      <SmallTable
        label={text('shared.calcTitle')}
        rows={points.lines}
        keyOf={({ lineId }) => lineId}
        columns={[
          { label: text('fields.lineNo'), cell: ({ lineNo }) => lineNo },
          { label: text('fields.marginClass'), cell: ({ marginClass }) => called(marginClass) },
          {
            label: text('fields.base'),
            align: 'right',
            cell: ({ base, homeBase }) =>
              foreign ? `${format.money(base)} → ${format.money(homeBase)}` : format.money(base),
          },
          {
            label: text('fields.rate'),
            align: 'right',
            cell: ({ rateNumerator, rateDenominator, homeBase }) =>
              text('shared.perAmount', {
                numerator: format.number(rateNumerator),
                amount: format.minor(rateDenominator, homeBase.currency),
              }),
          },
          { label: text('fields.points'), align: 'right', cell: ({ granted }) => format.number(granted) },
          { label: text('fields.bonus'), align: 'right', cell: ({ bonus }) => format.number(bonus) },
          { label: text('fields.growth'), align: 'right', cell: ({ growth }) => format.number(growth) },
          {
            label: text('fields.available2'),
            align: 'right',
            cell: ({ kept, bonusKept }) => format.number(kept + bonusKept),
          },
        ]}
      />
    </Box>
  );
}
