import { Box, Typography } from '@mui/material';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Bars } from '../../../parts/charts/lazy.ts';
import { ChartFrame } from '../../../parts/charts/ChartFrame.tsx';
import { Figure, Figures } from '../../../parts/Figure.tsx';
import { SmallTable } from '../../../parts/SmallTable.tsx';
import { useClassName, useNamed } from '../../../parts/words/use-named.ts';
import type { Effect } from './draft-effect.ts';

type Period = Effect['month'];
type Sum = Period['total'];

/** How many, for whom, at what cost. */
export function EffectSums({ period }: { period: Period }) {
  const text = useText();
  const format = useFormat();
  const named = useNamed();
  const classNamed = useClassName();
  const { total, byTier, byRegion, byClass } = period;
  if (total.members === 0) return <Typography variant="body2" className="soft">{text('policies.noOrders')}</Typography>;
  const change = (before: number, after: number) => `${format.number(before)} → ${format.number(after)}`;
  const bars = byTier.map((sum) => ({
    name: named(sum.tier), before: sum.pointsBefore + sum.bonusBefore, after: sum.pointsAfter + sum.bonusAfter,
  }));
  return (
    <>
      <Figures>
        <Figure label={text('policies.draft.members')} value={format.number(total.members)} />
        <Figure label={text('policies.draft.up')} value={format.number(total.membersUp)} />
        <Figure label={text('policies.draft.down')} value={format.number(total.membersDown)} />
        <Figure label={text('policies.draft.cost')} value={format.money(total.cost)}
          note={change(total.pointsBefore + total.bonusBefore, total.pointsAfter + total.bonusAfter)} />
      </Figures>
      <ChartFrame title={text('policies.draft.pointsByTier')}>
        <Bars rows={bars} by="name" lying label={text('policies.draft.pointsByTier')}
          format={(value) => format.number(value)}
          series={(['before', 'after'] as const).map((key) => ({ key, label: text(`policies.${key}`) }))} />
      </ChartFrame>
      <Group label={text('policies.draft.byTier')} sums={byTier} called={({ tier }) => named(tier)} />
      <Group label={text('policies.draft.byRegion')} sums={byRegion} called={({ region }) => named(region)} />
      <Group label={text('policies.draft.byClass')} sums={byClass}
        called={({ marginClass }) => classNamed(marginClass)} />
    </>
  );
}

interface GroupProps {
  readonly label: string;
  readonly sums: readonly Sum[];
  readonly called: (sum: Sum) => string;
}

function Group({ label, sums, called }: GroupProps) {
  const text = useText();
  const format = useFormat();
  const change = (before: number, after: number) => `${format.number(before)} → ${format.number(after)}`;
  return (
    <Box sx={{ mb: 2 }}>
      {/* On a phone the table is cards, whose titles are names only. */}
      <Typography variant="body2" sx={{ display: { sm: 'none' }, fontWeight: 600 }}>{label}</Typography>
      <SmallTable
        label={label}
        rows={sums}
        keyOf={called}
        columns={[
          { label, cell: called },
          { label: text('policies.draft.members'), align: 'right', cell: ({ members }) => format.number(members) },
          {
            label: text('policies.draft.upDown'), align: 'right',
            cell: ({ membersUp, membersDown }) => `${format.number(membersUp)} / ${format.number(membersDown)}`,
          },
          { label: text('fields.points'), align: 'right', cell: (sum) => change(sum.pointsBefore, sum.pointsAfter) },
          { label: text('fields.bonus'), align: 'right', cell: (sum) => change(sum.bonusBefore, sum.bonusAfter) },
          { label: text('fields.growth'), align: 'right', cell: (sum) => change(sum.growthBefore, sum.growthAfter) },
          { label: text('policies.draft.cost'), align: 'right', cell: ({ cost }) => format.money(cost) },
        ]}
      />
    </Box>
  );
}
