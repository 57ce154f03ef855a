import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import {
  HomeDeadLettersDocument,
  HomeLiveDocument,
  HomeMembersDocument,
  HomeMergesDocument,
  HomeRebatesDocument,
  HomeReviewsDocument,
  type HomeOrdersQuery,
  type HomePointsQuery,
} from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Figure, Figures } from '../../parts/Figure.tsx';
import type { Periods } from './periods.ts';
import { soldSince } from './sums.ts';

/** What was not counted to its end is followed by a plus. */
const countOf = (
  list: { readonly totalCount: number; readonly totalCountIsExact: boolean } | undefined,
  format: { number(value: number | undefined): string },
) => (list && !list.totalCountIsExact ? `${format.number(list.totalCount)}+` : format.number(list?.totalCount));

const listOf = (resource: string, filter: object) =>
  `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`;

export function PeopleFigures({ at }: { at: Periods }) {
  const text = useText();
  const format = useFormat();
  const can = useCan();
  const { code } = useRegion();
  const { data } = useAsk(HomeMembersDocument, { region: code, since: at.month }, { enabled: can('members:read') });
  return (
    <Figures>
      <Figure
        label={text('home.members')}
        value={countOf(data?.all, format)}
        loading={!data}
        to={listOf('members', { region: code })}
      />
      <Figure
        label={text('home.newMembers')}
        value={countOf(data?.fresh, format)}
        loading={!data}
        to={listOf('members', { region: code, enrolledFrom: at.monthDay })}
      />
    </Figures>
  );
}

interface OrderProps {
  readonly byDay: HomeOrdersQuery['byDay'] | undefined;
  readonly at: Periods;
  /** Whether the list of orders has the same ones. */
  readonly linked?: boolean;
}

/** Sales in the currency of the region: how many and how much, of the same sales. */
export function OrderFigures({ byDay, at, linked = false }: OrderProps) {
  const text = useText();
  const format = useFormat();
  const { currency } = useRegion();
  const sold = (label: string, firstDay: string) => {
    const { orders, net } = soldSince(byDay ?? [], currency, firstDay);
    return (
      <Figure
        label={label}
        value={format.number(orders)}
        note={format.moneyShort({ amount: net, currency })}
        loading={!byDay}
        to={linked ? listOf('orders', { paidFrom: firstDay }) : undefined}
      />
    );
  };
  return (
    <Figures>
      {sold(text('home.ordersToday'), at.todayDay)}
      {sold(text('home.orders7'), at.weekDay)}
      {sold(text('home.orders30'), at.monthDay)}
    </Figures>
  );
}

export function PointsFigures({ points }: { points: HomePointsQuery | undefined }) {
  const text = useText();
  const format = useFormat();
  const summary = points?.loyaltySummary;
  const note = text('home.last12');
  return (
    <Figures>
      <Figure
        label={text('home.issued')}
        value={format.number(summary?.issued)}
        loading={!summary}
        note={note}
        to="/programmes"
      />
      <Figure
        label={text('home.burned')}
        value={format.number(summary?.redeemed)}
        loading={!summary}
        to="/programmes"
        note={
          summary?.burnRateBps === null || !summary
            ? note
            : text('home.burnRate', { rate: format.bps(summary.burnRateBps) })
        }
      />
      <Figure
        label={text('home.liability')}
        value={format.number(summary?.liability)}
        loading={!summary}
        to="/ledger"
      />
      <Figure label={text('home.debt')} value={format.number(summary?.debt)} loading={!summary} to="/ledger" />
    </Figures>
  );
}

/** What waits for somebody. */
export function WorkFigures() {
  const text = useText();
  const format = useFormat();
  const can = useCan();
  const house = useActor()?.kind === 'operator';
  const may = {
    rebates: can('franchises:rebates'),
    reviews: house && can('loyalty:approve'),
    merges: can('members:merge'),
    dead: can('platform:events'),
  };
  const rebates = useAsk(HomeRebatesDocument, {}, { enabled: may.rebates }).data?.rebates.totalCount;
  const reviews = useAsk(HomeReviewsDocument, {}, { enabled: may.reviews }).data?.pointsAdjustments.totalCount;
  const merges = useAsk(HomeMergesDocument, {}, { enabled: may.merges }).data?.mergeCases.totalCount;
  const dead = useAsk(HomeDeadLettersDocument, {}, { enabled: may.dead }).data?.deadLetters.length;
  const live = useAsk(HomeLiveDocument, {}, { enabled: can('campaigns:read') });
  const next = live.data?.liveSessions.items[0];
  const figure = (label: string, count: number | undefined, to: string) => (
    <Figure label={label} value={format.number(count)} loading={count === undefined} to={to} />
  );
  return (
    <Figures>
      {may.rebates && figure(text('home.rebates'), rebates, listOf('rebates', { state: 'PAYABLE' }))}
      {may.reviews && figure(text('home.pendingAdjustments'), reviews, '/adjustments')}
      {may.merges && figure(text('home.openMerges'), merges, '/mergeCases')}
      {may.dead && figure(text('home.deadLetters'), dead, '/dead-letters')}
      <Figure
        label={text('home.nextLive')}
        loading={live.isPending && can('campaigns:read')}
        value={next ? format.dateTime(next.startsAt) : text('home.noLive')}
        note={next && (format.locale === 'zh-CN' ? next.titleZh : next.titleEn)}
        to={next ? `/liveSessions/${next.id}/show` : '/liveSessions'}
      />
    </Figures>
  );
}
