import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { BenefitCostDaysDocument, BenefitCostDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { ChartFrame } from '../../parts/charts/ChartFrame.tsx';
import { Bars } from '../../parts/charts/lazy.ts';
import { Page, Section } from '../../parts/Page.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import type { Gauge } from './benefit-cost.data.ts';
import { GaugeTable, GaugeView } from './GaugeView.tsx';
import { Overrides } from './Overrides.tsx';
import { ProposeOverride } from './ProposeOverride.tsx';
import { weeksOf } from './weeks.ts';

/** What benefits cost against what was sold, by who pays; and who asked for more than the cap. */
export default function BenefitCostPage() {
  const text = useText();
  const named = useNamed();
  const can = useCan();
  const region = useRegion();
  const [proposes, setProposes] = useState(false);
  const asked = useAsk(BenefitCostDocument, { region: region.code }, { keep: true });
  return (
    <Page
      title={text('benefitCost.title')}
      over={named(region)}
      actions={can('rewards:write') && (
        <Button variant="contained" onClick={() => setProposes(true)}>{text('benefitCost.propose')}</Button>
      )}>
      <Answer asked={asked}>
        {({ costGauges: [house, ...franchises], capOverrides }) => (
          <>
            {house && <House gauge={house} />}
            {house && <Trend region={region.code} capBps={house.capBps} currency={house.cost.currency} />}
            <Section title={text('benefitCost.franchises')}><GaugeTable gauges={franchises} /></Section>
            <Overrides overrides={capOverrides} />
            {proposes && house && (
              <ProposeOverride region={region.code} currency={house.cost.currency} onClose={() => setProposes(false)} />
            )}
          </>
        )}
      </Answer>
    </Page>
  );
}

function House({ gauge }: { gauge: Gauge }) {
  const text = useText();
  const format = useFormat();
  const days = Math.round((Date.parse(gauge.lastDay) - Date.parse(gauge.firstDay)) / 86_400_000) + 1;
  return (
    <Section title={text('benefitCost.headOffice')} side={(
      <Typography variant="body2" className="soft">
        {text('benefitCost.from', { from: format.date(gauge.firstDay), until: format.date(gauge.lastDay) })}
      </Typography>
    )}>
      <Typography variant="body2" className="soft" sx={{ mb: 2 }}>
        {`${text('benefitCost.hint', { days })} ${text('benefitCost.houseHint')}`}
      </Typography>
      <GaugeView gauge={gauge} />
    </Section>
  );
}

function Trend({ region, capBps, currency }: { region: string; capBps: number; currency: Gauge['cost']['currency'] }) {
  const text = useText();
  const format = useFormat();
  const { data } = useAsk(BenefitCostDaysDocument, { region }, { keep: true });
  const weeks = weeksOf(data?.costGauges[0]?.days ?? [], capBps);
  return (
    <ChartFrame title={text('benefitCost.trend')} waits={!data}>
      <Bars
        rows={weeks}
        by="week"
        label={text('benefitCost.trend')}
        series={[
          { key: 'cost', label: text('benefitCost.weekCost') },
          { key: 'room', label: text('benefitCost.weekRoom') },
        ]}
        format={(value) => format.moneyShort({ amount: String(value), currency })}
      />
    </ChartFrame>
  );
}
