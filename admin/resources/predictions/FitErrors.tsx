import { Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { ChartFrame } from '../../parts/charts/ChartFrame.tsx';
import { Bars } from '../../parts/charts/lazy.ts';
import { Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { ExpectedDays } from './ExpectedDays.tsx';
import type { Fit } from './predictions.data.ts';

type ModelError = NonNullable<Fit['errors']>['explained'];

/** Both errors of a model: the mean of the absolute differences, and the root of their mean square. */
const bothErrors = (error: ModelError | null | undefined): string => (error
  ? [error.meanAbsoluteError, error.rootMeanSquareError].map((value) => (value ? Number(value).toFixed(2) : '—'))
    .join(' · ')
  : '—');

/** How far off both models would have been, at each fit; the newest first. */
export function FitErrors({ fits }: { fits: readonly Fit[] }) {
  const text = useText();
  const format = useFormat();
  const errors = fits[0]?.errors;
  if (!errors) {
    return (
      <Section title={text('predictions.backTest')}>
        <Typography variant="body2" className="soft">{text('predictions.noErrors')}</Typography>
      </Section>
    );
  }
  const { explained, statistical } = errors;
  const bars = [
    { name: text('predictions.actual'), purchases: errors.actualPurchases },
    { name: text('predictions.explained'), purchases: Number(explained.predictedPurchases) },
    ...(statistical
      ? [{ name: text('predictions.statistical'), purchases: Number(statistical.predictedPurchases) }] : []),
  ];
  const told = { day: format.date(errors.cutOn), members: format.number(errors.members) };
  return (
    <>
      <ChartFrame title={text('predictions.backTest')} side={(
        <Typography variant="caption" className="soft">{text('predictions.backTestHint', told)}</Typography>
      )}>
        <Bars
          lying
          rows={bars}
          by="name"
          label={text('predictions.backTest')}
          format={(value) => format.number(Math.round(value))}
          series={[{ key: 'purchases', label: text('predictions.predicted') }]}
        />
      </ChartFrame>
      <ExpectedDays errors={errors} />
      <Section title={text('predictions.byVersion')}>
        <SmallTable
          label={text('predictions.byVersion')}
          rows={fits.slice(0, 12)}
          keyOf={({ version }) => String(version)}
          columns={[
            {
              label: text('predictions.fitVersion'), phone: 'title',
              cell: ({ version, seenOn }) => text('predictions.version', { version, day: format.date(seenOn) }),
            },
            {
              label: text('predictions.explained'), align: 'right',
              cell: ({ errors: of }) => bothErrors(of?.explained),
            },
            {
              label: text('predictions.statistical'), align: 'right',
              cell: ({ errors: of }) => bothErrors(of?.statistical),
            },
          ]}
        />
        <Typography variant="caption" className="soft">{text('predictions.error')}</Typography>
      </Section>
    </>
  );
}
