import { Typography } from '@mui/material';
import { useListContext } from 'react-admin';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Section } from '../../parts/Page.tsx';
import type { MarginRow } from './margins.data.ts';

/** The total of all groups, whatever page is shown; each row has it. */
export function MarginTotals() {
  const text = useText();
  const format = useFormat();
  const whole = useListContext<MarginRow>().data?.[0]?.whole;
  const total = whole?.total;
  return (
    <Section title={text('margins.all')}>
      <Typography variant="body2" className="soft" sx={{ mb: 1 }}>{text('margins.hint')}</Typography>
      {total && (
        <Figures>
          <Figure label={text('margins.net')} value={format.money(total.net)} />
          <Figure label={text('fields.cost')} value={format.money(total.cost)} />
          <Figure label={text('fields.margin')} value={format.money(total.margin)} note={format.bps(total.marginBps)} />
          <Figure label={text('margins.pieces')} value={format.number(total.pieces)} />
          <Figure label={text('margins.unknown')} value={format.number(total.unknownLineCount)}
            note={format.money(total.unknownNet)} />
        </Figures>
      )}
      {whole && whole.others.length > 0 && (
        <Typography variant="body2" sx={{ mt: 1 }}>
          {text('margins.others', { sums: whole.others.map(({ net }) => format.money(net)).join(' · ') })}
        </Typography>
      )}
    </Section>
  );
}
