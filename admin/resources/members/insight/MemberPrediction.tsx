import { Alert, Typography } from '@mui/material';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { Figure, Figures } from '../../../parts/Figure.tsx';
import { Facts, Section } from '../../../parts/Page.tsx';
import type { Prediction } from './insight.data.ts';

/** When the member is expected again, by both models, and what to do. */
export function MemberPrediction({ prediction }: { prediction: Prediction }) {
  const text = useText();
  const word = useWord();
  const { explained, statistical, missing, churnReasons } = prediction;
  const why = churnReasons.map((reason) => word('churnWarningReason', reason)).join(' · ');
  return (
    <Section title={text('predictions.title')}>
      {churnReasons.length > 0 && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>{text('predictions.caution', { why })}</Alert>
      )}
      {explained ? <Explained explained={explained} prediction={prediction} /> : (
        <Typography variant="body2" className="soft">{text('predictions.noPurchase')}</Typography>
      )}
      {statistical ? <Statistical statistical={statistical} /> : missing && missing !== 'NO_PURCHASE' && (
        <Typography variant="body2" className="soft">
          {text('predictions.missing', { why: word('predictionMissing', missing) })}
        </Typography>
      )}
    </Section>
  );
}

function Explained({ explained, prediction: { potential, cares } }: {
  explained: NonNullable<Prediction['explained']>; prediction: Prediction;
}) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { intervals, intervalDays: days } = explained;
  const [from, until] = [format.date(explained.windowFrom), format.date(explained.windowUntil)];
  return (
    <>
      <Figures>
        <Figure
          label={text('predictions.expected')}
          value={format.date(explained.expectedOn)}
          note={text('predictions.window', { from, until })}
        />
        <Figure
          label={text('predictions.potential')}
          value={word('potential', potential)}
          note={cares.length > 0
            ? [text('predictions.care'), ...cares.map((care) => word('careSuggestion', care))].join(' · ') : undefined}
        />
      </Figures>
      <Facts
        rows={[
          [text('predictions.basis'),
            `${word('predictionBasis', explained.basis)} · ${text('predictions.interval', { days })}`],
          // A franchise is told neither the days between purchases nor what is expected of them.
          ...(intervals ? [[text('predictions.gaps'),
            intervals.slice(0, 6).map((count) => text('insights.days', { count })).join(' · ') || '—'] as const] : []),
        ]}
      />
    </>
  );
}

function Statistical({ statistical }: { statistical: NonNullable<Prediction['statistical']> }) {
  const text = useText();
  const format = useFormat();
  const { horizonMonths: months, version } = statistical;
  return (
    <Facts
      rows={[
        [text('predictions.alive'),
          `${Math.round(statistical.probabilityAliveBps / 100)}% · ${text('predictions.fittedBy', { version })}`],
        [text('predictions.orders'),
          `${Number(statistical.expectedOrders).toFixed(1)} · ${text('predictions.months', { months })}`],
        ...(statistical.expectedValue
          ? [[text('predictions.value'), format.money(statistical.expectedValue)] as const] : []),
      ]}
    />
  );
}
