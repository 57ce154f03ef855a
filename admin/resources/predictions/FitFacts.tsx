import { Typography } from '@mui/material';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import type { Fit } from './predictions.data.ts';

/** A letter stays with its number where the line breaks. */
const letters = (names: Readonly<Record<string, string>>): string =>
  Object.entries(names).map(([name, value]) => `${name}\u00a0${Number(value).toFixed(3)}`).join(' · ');

/** What the newest fit found out. */
export function FitFacts({ fit }: { fit: Fit }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const { histories, spendings, usualIntervals } = fit;
  return (
    <Section title={text('predictions.fit')} side={(
      <Typography variant="caption" className="soft">
        {text('predictions.version', { version: fit.version, day: format.date(fit.seenOn) })}
      </Typography>
    )}>
      <Figures>
        <Figure label={text('predictions.state')} value={word('fitState', fit.state)} />
        <Figure label={text('predictions.customers')} value={format.number(fit.customers)} />
        <Figure label={text('predictions.repeaters')} value={format.number(fit.repeaters)} />
        <Figure label={text('predictions.highAbove')} value={format.money(fit.highAbove)} />
        <Figure label={text('predictions.midAbove')} value={format.money(fit.midAbove)} />
      </Figures>
      <Facts
        rows={[
          [text('predictions.purchases'),
            histories ? letters({ r: histories.r, α: histories.alpha, a: histories.a, b: histories.b }) : '—'],
          [text('predictions.values'),
            spendings
              ? `${letters({ p: spendings.p, q: spendings.q })} · γ\u00a0${format.money(spendings.gamma)}` : '—'],
          [text('predictions.intervals'),
            usualIntervals.map(({ demandClass, days }) => `${word('boughtFor', demandClass)} ${days}`).join(' · ')
              || '—'],
        ]}
      />
    </Section>
  );
}
