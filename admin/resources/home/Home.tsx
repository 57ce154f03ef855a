import { Box } from '@mui/material';
import { useMemo } from 'react';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { HomeOrdersDocument, HomePointsDocument } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Page } from '../../parts/Page.tsx';
import { OrderFigures, PeopleFigures, PointsFigures, WorkFigures } from './HomeFigures.tsx';
import { PointsChart, SalesByClass, SalesByDay, SalesByOutlet } from './HomeCharts.tsx';
import { periods } from './periods.ts';

/** Figures that open their lists, and four charts; each asked by those who may see it, all at once. */
export default function Home() {
  const text = useText();
  const can = useCan();
  const actor = useActor();
  const { code, timeZone, programmeCode } = useRegion();
  const at = useMemo(() => periods(new Date(), timeZone), [timeZone]);
  const house = actor?.kind === 'operator';
  const orders = useAsk(
    HomeOrdersDocument,
    { region: code, today: at.today, week: at.week, month: at.month, to: at.end },
    { enabled: can('orders:read') },
  );
  const points = useAsk(
    HomePointsDocument,
    { programme: programmeCode, from: at.yearDay, until: at.todayDay },
    { enabled: house && can('loyalty:read') },
  );
  return (
    <Page title={text(house ? 'home.title' : 'home.franchise')}>
      <PeopleFigures at={at} />
      <OrderFigures orders={orders.data} at={at} />
      {house && <PointsFigures points={points.data} />}
      <WorkFigures />
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
