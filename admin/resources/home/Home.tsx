import { Box } from '@mui/material';
import { useMemo } from 'react';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { HomeElsewhereDocument, HomeOrdersDocument, HomePointsDocument } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { RegionOnPhone } from '../../layout/TopBar.tsx';
import { useRegion } from '../../layout/use-region.ts';
import { Page, Section } from '../../parts/Page.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { useKnownRegions } from '../../parts/words/use-words.ts';
import { OrderFigures, PeopleFigures, PointsFigures, WorkFigures } from './HomeFigures.tsx';
import { PointsChart, SalesByClass, SalesByDay, SalesByOutlet } from './HomeCharts.tsx';
import { periods } from './periods.ts';

/**
 * Figures that open their lists, and four charts; each asked by those who may see it, all at once. One switch is for
 * all of the page: what it does not change says that it is of everywhere.
 */
export default function Home() {
  const text = useText();
  const can = useCan();
  const actor = useActor();
  const region = useRegion();
  const regions = useKnownRegions();
  const named = useNamed();
  const { code, timeZone, programmeCode } = region;
  const at = useMemo(() => periods(new Date(), timeZone), [timeZone]);
  const house = actor?.kind === 'operator';
  const orders = useAsk(
    HomeOrdersDocument,
    { region: code, month: at.month, to: at.end },
    { enabled: can('orders:read') },
  );
  const elsewhere = useAsk(
    HomeElsewhereDocument,
    { region: code, month: at.month, to: at.end },
    { enabled: !house && can('orders:read') },
  );
  const points = useAsk(
    HomePointsDocument,
    { programme: programmeCode, from: at.yearDay, until: at.todayDay },
    { enabled: house && can('loyalty:read') },
  );
  const sales = { region: named(region), currency: region.currency };
  const counted = regions.filter((one) => one.programmeCode === programmeCode).map(named).join(' · ');
  return (
    <Page
      title={text(house ? 'home.title' : 'home.franchise')}
      actions={<RegionOnPhone />}>
      <Section title={text('home.everywhere')} dense>
        <WorkFigures />
      </Section>
      <Section title={text('home.membersOf', { region: named(region) })} dense>
        <PeopleFigures at={at} />
      </Section>
      {can('orders:read') && (
        <Section title={text(house ? 'home.salesOf' : 'home.ownSales', sales)} dense>
          <OrderFigures byDay={orders.data?.byDay} at={at} linked />
        </Section>
      )}
      {!house && can('orders:read') && (
        <Section title={text('home.elsewhere', sales)} dense>
          <OrderFigures byDay={elsewhere.data?.byDay} at={at} />
        </Section>
      )}
      {house && (
        <Section title={text('home.pointsOf', { regions: counted })} dense>
          <PointsFigures points={points.data} />
        </Section>
      )}
      <Box
        sx={{
          display: 'grid',
          columnGap: 5,
          gridTemplateColumns: { xs: 'minmax(0,1fr)', xl: 'repeat(2, minmax(0,1fr))' },
        }}>
        {can('orders:read') && <SalesByDay orders={orders.data} at={at} />}
        {house && <PointsChart points={points.data} />}
        {can('orders:read') && <SalesByClass orders={orders.data} />}
        {can('orders:read') && <SalesByOutlet orders={orders.data} />}
      </Box>
    </Page>
  );
}
