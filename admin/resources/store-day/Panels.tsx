import { useCan } from '../../auth/use-actor.ts';
import {
  StoreDayAppointmentsDocument,
  StoreDayClaimsDocument,
  StoreDayComplaintsDocument,
  StoreDaySalesDocument,
  StoreDayScoreDocument,
} from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import type { StoreDay } from './day-of.ts';

interface OfOutlet { readonly outletId: string }
interface OfDay extends OfOutlet { readonly day: StoreDay }

/** What was sold so far, and how the store stood last. */
export function Today({ outletId, day }: OfDay) {
  const text = useText();
  const format = useFormat();
  const can = useCan();
  const { code: region, currency } = useRegion();
  const sales = useAsk(StoreDaySalesDocument, { region, outletId, from: day.from, to: day.until },
    { enabled: can('orders:read') });
  const score = useAsk(StoreDayScoreDocument, { outletId }).data?.outlet?.scores[0];
  const sold = sales.data?.salesSummary.find(({ net }) => net.currency === currency);
  return (
    <Section title={text('storeDay.today')} dense>
      <Figures>
        {can('orders:read') && (
          <Figure
            label={text('storeDay.sold')}
            value={sales.error ? '—' : format.money(sold?.net ?? { amount: '0', currency })}
            note={sales.error ? text('errors.server') : text('storeDay.orders', { count: sold?.orderCount ?? 0 })}
            loading={sales.isPending}
            to="/orders"
          />
        )}
        <Figure
          label={text('storeDay.score')}
          value={score?.score ?? '—'}
          note={score && score.place !== null
            ? text('storeDay.placeIn', { place: score.place, quarter: score.quarter }) : ''}
          to="/store-ranking"
        />
      </Figures>
    </Section>
  );
}

/** Who comes today. */
export function Appointments({ outletId, day }: OfDay) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const may = can('service:read');
  const asked = useAsk(StoreDayAppointmentsDocument, { outletId, from: day.from, until: day.until }, { enabled: may });
  if (!may) return null;
  return (
    <Section title={text('storeDay.appointments')} side={<PageLink to="/appointments">{text('storeDay.all')}</PageLink>}
      dense>
      <Answer asked={asked}>
        {({ appointments: { items } }) => (
          <SmallTable
            label={text('storeDay.appointments')}
            rows={items}
            keyOf={({ id }) => id}
            empty={text('storeDay.nobodyComes')}
            columns={[
              { label: text('fields.member'), phone: 'title', cell: ({ member, guest }) => (member
                ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
                : guest ?? '—') },
              { label: text('fields.at'), phone: 'side', cell: ({ startsAt }) => format.dateTime(startsAt) },
              { label: text('storeDay.what'), cell: ({ kind, kindCode }) =>
                (format.locale === 'zh-CN' ? kind?.nameZh : kind?.nameEn) ?? kindCode },
              { label: text('fields.state'), cell: ({ state }) => word('appointmentState', state) },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}

/** Complaints that wait for a person here, what is due soonest first. */
export function Complaints({ outletId }: OfOutlet) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const asked = useAsk(StoreDayComplaintsDocument, { outletId });
  return (
    <Section title={text('storeDay.complaints')} dense>
      <Answer asked={asked}>
        {({ complaints: { items } }) => (
          <SmallTable
            label={text('storeDay.complaints')}
            rows={items}
            keyOf={({ id }) => id}
            empty={text('storeDay.noComplaints')}
            columns={[
              { label: text('storeDay.what'), phone: 'title', cell: ({ id, kind }) => (
                <PageLink to={`/complaints/${id}/show`}>{word('complaintKind', kind)}</PageLink>) },
              { label: text('storeDay.due'), phone: 'side', cell: ({ timers: { dueAt, isOverdue } }) => (
                <Mark tone={isOverdue ? 'bad' : 'gold'}>{format.dateTime(dueAt)}</Mark>) },
              { label: text('fields.state'), cell: ({ state }) => word('complaintState', state) },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}

/** What was redeemed and is to be handed out here. */
export function Claims({ outletId }: OfOutlet) {
  const text = useText();
  const format = useFormat();
  const can = useCan();
  const may = can('rewards:read');
  const asked = useAsk(StoreDayClaimsDocument, { outletId }, { enabled: may });
  if (!may) return null;
  return (
    <Section title={text('storeDay.claims')} side={<PageLink to="/redeem-counter">{text('storeDay.handOut')}</PageLink>}
      dense>
      <Answer asked={asked}>
        {({ redemptions: { items } }) => (
          <SmallTable
            label={text('storeDay.claims')}
            rows={items}
            keyOf={({ id }) => id}
            empty={text('storeDay.noClaims')}
            columns={[
              { label: text('storeDay.what'), phone: 'title', cell: ({ reward, quantity }) =>
                `${(format.locale === 'zh-CN' ? reward?.nameZh : reward?.nameEn) ?? '—'} × ${quantity}` },
              { label: text('fields.member'), cell: ({ member }) => (member
                ? <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>
                : '—') },
              { label: text('storeDay.until'), phone: 'side', cell: ({ untilAt }) => format.dateTime(untilAt) },
            ]}
          />
        )}
      </Answer>
    </Section>
  );
}
