import { Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Section } from '../../parts/Page.tsx';
import type { Fit } from './predictions.data.ts';

/** The last group has those who bought more often, too. */
const shareText = (isLast: boolean) => (isLast ? 'predictions.shareOfMost' : 'predictions.share');

/** The explainable model judged as a day with a window, and what an expected day has been worth. */
export function ExpectedDays({ errors: { expectedDays, returnShares } }: { errors: NonNullable<Fit['errors']> }) {
  const text = useText();
  const format = useFormat();
  if (!expectedDays) return null;
  const percent = (part: number, whole: number): string =>
    (whole === 0 ? '—' : `${format.number(Math.round(1_000 * part / whole) / 10)}%`);
  const { members, returned, inWindow, meanDaysOff } = expectedDays;
  return (
    <Section title={text('predictions.expectedDays')}>
      <Figures>
        <Figure label={text('predictions.due')} value={format.number(members)} />
        <Figure
          label={text('predictions.returned')}
          value={format.number(returned)}
          note={percent(returned, members)}
        />
        <Figure
          label={text('predictions.inWindow')}
          value={format.number(inWindow)}
          note={percent(inWindow, returned)}
        />
        <Figure
          label={text('predictions.daysOff')}
          value={meanDaysOff ? format.number(Math.round(Number(meanDaysOff))) : '—'}
        />
      </Figures>
      <Figures>
        {returnShares.map(({ purchases, expected, came }, place) => (
          <Figure
            key={purchases}
            label={text(shareText(place === returnShares.length - 1), { count: purchases })}
            value={percent(came, expected)}
            note={text('predictions.shareOf', { came: format.number(came), expected: format.number(expected) })}
          />
        ))}
      </Figures>
      <Typography variant="caption" className="soft">{text('predictions.expectedDaysHint')}</Typography>
    </Section>
  );
}
