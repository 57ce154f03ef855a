import { Typography } from '@mui/material';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { SmallTable } from '../../../parts/SmallTable.tsx';
import { useNamed } from '../../../parts/words/use-named.ts';
import type { Effect } from './draft-effect.ts';

/** Who would change tiers: on the day it begins, and by growth alone. */
export function TierMoves({ moves }: { moves: Effect['tierMoves'] }) {
  const text = useText();
  const format = useFormat();
  const named = useNamed();
  return (
    <>
      <Typography variant="body2" className="soft" sx={{ mb: 0.5 }}>{text('policies.draft.movesHint')}</Typography>
      <SmallTable
        label={text('policies.draft.moves')}
        empty={text('policies.draft.noMoves')}
        rows={moves}
        keyOf={({ from, to }) => `${from.code} ${to.code}`}
        columns={[
          { label: text('policies.draft.moves'), cell: ({ from, to }) => `${named(from)} → ${named(to)}` },
          { label: text('policies.draft.atStart'), align: 'right', cell: ({ atStart }) => format.number(atStart) },
          { label: text('policies.draft.byGrowth'), align: 'right', cell: ({ byGrowth }) => format.number(byGrowth) },
        ]}
      />
    </>
  );
}
