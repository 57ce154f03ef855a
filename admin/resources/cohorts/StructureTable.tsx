import { Box, Typography } from '@mui/material';
import { alpha, useTheme } from '@mui/material/styles';
import type { CustomerStructureQuery } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';

type Month = CustomerStructureQuery['customerStructure'][number];

export const PARTS = ['LIFECYCLE', 'SEGMENT', 'POTENTIAL'] as const;
export type Part = (typeof PARTS)[number];

/** In the order in which they are drawn, the best first; nothing known comes last. */
const ORDER: Readonly<Record<Part, readonly string[]>> = {
  LIFECYCLE: ['NEW', 'ACTIVE', 'PROSPECT', 'DORMANT', 'LOST'],
  SEGMENT: ['IMPORTANT_VALUE', 'IMPORTANT_DEVELOP', 'IMPORTANT_KEEP', 'IMPORTANT_WIN_BACK', 'VALUE', 'DEVELOP', 'KEEP',
    'WIN_BACK'],
  POTENTIAL: ['HIGH', 'MID', 'LOW'],
};
const WORDS = { LIFECYCLE: 'lifecycle', SEGMENT: 'rfmSegment', POTENTIAL: 'potential' } as const;

/** A bar for each month, as long as all members, and what it says in words below it. */
export function StructureTable({ months, part }: { months: readonly Month[]; part: Part }) {
  const text = useText();
  const format = useFormat();
  if (months.length === 0) {
    return <Typography variant="body2" className="soft">{text('cohorts.noStructure')}</Typography>;
  }
  return (
    <Box component="ul" aria-label={text('cohorts.structure')}
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {months.toReversed().map((month) => (
        <li key={month.month}>
          <Typography variant="body2" sx={{ display: 'flex', justifyContent: 'space-between' }}>
            <span>{month.month}</span>
            <span>{`${text('cohorts.total')} ${format.number(month.members)}`}</span>
          </Typography>
          <Shares month={month} part={part} />
        </li>
      ))}
    </Box>
  );
}

interface Share { readonly word: string | null; readonly members: number }

function sharesOf({ lifecycles, segments, potentials }: Month, part: Part): readonly Share[] {
  const shares: readonly Share[] = part === 'LIFECYCLE'
    ? lifecycles.map(({ lifecycle: word, members }) => ({ word, members }))
    : part === 'SEGMENT' ? segments.map(({ segment, members }) => ({ word: segment ?? null, members }))
      : potentials.map(({ potential, members }) => ({ word: potential ?? null, members }));
  const place = ({ word }: Share) => (word === null ? 99 : ORDER[part].indexOf(word));
  return shares.toSorted((a, b) => place(a) - place(b));
}

function Shares({ month, part }: { month: Month; part: Part }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { palette } = useTheme();
  const shares = sharesOf(month, part);
  const named = (share: Share) => (share.word === null ? text('cohorts.unknown') : word(WORDS[part], share.word));
  const colour = (share: Share) => (share.word === null ? palette.action.selected
    : alpha(palette.primary.main, 1 - 0.85 * (ORDER[part].indexOf(share.word) / ORDER[part].length)));
  return (
    <>
      <Box aria-hidden sx={{ display: 'flex', height: 14, my: 0.5, gap: '1px' }}>
        {shares.map((share) => (
          <Box key={share.word} sx={{ flex: `${share.members} 0 0`, bgcolor: colour(share) }} />
        ))}
      </Box>
      <Typography variant="caption" className="soft" component="p" sx={{ m: 0 }}>
        {shares.map((share) => `${named(share)} ${format.number(share.members)}`).join(' · ')}
      </Typography>
    </>
  );
}
