import { Alert, Box } from '@mui/material';
import { useParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { CouponOfferPageDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Figure, Figures } from '../../parts/Figure.tsx';
import { Facts, Page, Section } from '../../parts/Page.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { State } from '../../parts/State.tsx';
import { usePickedName } from '../../parts/pickers/use-picks.ts';
import { useNamed } from '../../parts/words/use-named.ts';
import type { Offer, Terms } from './coupons.data.ts';
import { OfferActions } from './OfferActions.tsx';

export default function OfferPage() {
  const { id = '' } = useParams();
  const asked = useAsk(CouponOfferPageDocument, { id }, { keep: true });
  return (
    <Answer asked={asked}>
      {({ couponOffer }) => (couponOffer ? <Body offer={couponOffer} /> : <NotFound />)}
    </Answer>
  );
}

function Body({ offer }: { offer: Offer }) {
  const text = useText();
  const format = useFormat();
  const can = useCan();
  return (
    <Page
      title={format.locale === 'zh-CN' ? offer.nameZh : offer.nameEn}
      over={`${text('coupons.one')} · ${offer.code}`}
      actions={can('rewards:write') && offer.state !== 'ENDED' && <OfferActions offer={offer} />}>
      {offer.isWaiting && (
        <Alert severity="info" sx={{ mb: 2 }}>{text(offer.isOwn ? 'coupons.waitsForOther' : 'coupons.waits')}</Alert>
      )}
      {offer.usage && (
        <Figures>
          <Figure label={text('coupons.issued')} value={format.number(offer.usage.issued)} />
          <Figure label={text('coupons.uses')} value={format.number(offer.usage.uses)} />
          <Figure label={text('coupons.spent')} value={format.money(offer.usage.spent)} />
        </Figures>
      )}
      <Box sx={{ mt: 3, display: 'grid', gap: { xs: 2, lg: 5 },
        gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: '1fr 1fr' } }}>
        {offer.terms && <Section title={text('coupons.terms')}><TermsFacts terms={offer.terms} /></Section>}
        {offer.isWaiting && offer.draft && (
          <Section title={text('coupons.draft')}><TermsFacts terms={offer.draft} /></Section>
        )}
        <Section title={text('coupons.one')}>
          <Facts rows={[
            [text('fields.state'), <State key="state" kind="couponOfferState" value={offer.state} />],
            [text('fields.note'), offer.note], [text('coupons.editedBy'), offer.editedBy],
            [text('coupons.editedAt'), format.dateTime(offer.editedAt)],
          ]} />
        </Section>
      </Box>
      <Runs offer={offer} />
    </Page>
  );
}

function TermsFacts({ terms }: { terms: Terms }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const nameOf = usePickedName();
  const format = useFormat();
  const listed = (names: readonly string[], all = text('coupons.all')) => (
    names.length === 0 ? all : names.join(format.locale === 'zh-CN' ? '、' : ', '));
  const names = (things: readonly (Parameters<typeof nameOf>[0] | null)[]) => (
    things.flatMap((one) => (one ? nameOf(one) : [])));
  const limit = (count: number | null | undefined, unit: string) => (
    count === null || count === undefined ? text('coupons.none') : `${format.number(count)} ${unit}`);
  const [days, pieces, times] = [text('coupons.days'), text('coupons.pieces'), text('coupons.times')];
  return (
    <Facts rows={[
      [text('coupons.kind'), word('reductionKind', terms.kind)],
      [text('coupons.off'), terms.offBps ? format.bps(terms.offBps) : format.money(terms.amount)],
      [text('coupons.threshold'), terms.threshold ? format.money(terms.threshold) : text('coupons.none')],
      [text('coupons.group'), terms.group],
      [text('coupons.marginClasses'),
        listed(terms.marginClasses.map((one) => named(one)), text('coupons.allButInvestment'))],
      [text('coupons.series'), listed(terms.series)], [text('coupons.tiers'), listed(terms.tiers)],
      [text('coupons.products'), listed(names(terms.products))],
      [text('coupons.channels'), listed(names(terms.channels))],
      [text('coupons.outlets'), listed(names(terms.outlets))],
      [text('coupons.segment'), terms.segment ? nameOf(terms.segment) : text('coupons.all')],
      [text('coupons.funder'), terms.funder?.name ?? text('shared.headOffice')],
      [text('coupons.regions'), listed(terms.regions.map((one) => named(one)))],
      [text('coupons.validFrom'), terms.validFrom ? format.date(terms.validFrom) : '—'],
      [text('coupons.validUntil'), terms.validUntil ? format.date(terms.validUntil) : text('coupons.none')],
      [text('coupons.weekdays'),
        listed(terms.weekdays.map((day) => word('weekday', String(day))), text('coupons.everyDay'))],
      [text('coupons.monthDays'), listed(terms.monthDays.map(String), text('coupons.everyDay'))],
      [text('coupons.automatic'), text(terms.automatic ? 'coupons.yes' : 'coupons.no')],
      [text('coupons.daysAfterIssue'), limit(terms.daysAfterIssue, days)],
      [text('coupons.issuedLimit'), limit(terms.issuedLimit, pieces)],
      [text('coupons.perMember'), limit(terms.perMember, pieces)],
      [text('coupons.period'), word('limitPeriod', terms.period)],
      [text('coupons.usesLimit'), limit(terms.usesLimit, times)],
      [text('coupons.usesPerMember'), limit(terms.usesPerMember, times)],
      [text('coupons.usesPerOutlet'), limit(terms.usesPerOutlet, times)],
      [text('coupons.budget'), terms.budget ? format.money(terms.budget) : text('coupons.none')],
      [text('coupons.atReturn'), word('couponAtReturn', terms.atPartialReturn)],
      [text('coupons.trigger'), word('couponTrigger', terms.trigger)], [text('coupons.publicCode'), terms.publicCode],
    ]} />
  );
}

function Runs({ offer }: { offer: Offer }) {
  const text = useText();
  const format = useFormat();
  const name = (one: { nameZh: string; nameEn: string } | null | undefined) =>
    (one ? (format.locale === 'zh-CN' ? one.nameZh : one.nameEn) : '—');
  if (offer.runs.length === 0) return null;
  return (
    <Section title={text('coupons.runs')}>
      <SmallTable label={text('coupons.runs')} rows={offer.runs} keyOf={({ askedAt }) => askedAt} columns={[
        { label: text('coupons.segment'), phone: 'title', cell: ({ segment }) => name(segment) },
        { label: text('coupons.issued'), align: 'right', phone: 'side', cell: ({ issued }) => format.number(issued) },
        { label: text('coupons.skipped'), align: 'right', cell: ({ skipped }) => format.number(skipped) },
        { label: text('coupons.askedBy'), cell: ({ askedBy }) => askedBy },
        { label: text('coupons.finishedAt'), align: 'right',
          cell: ({ finishedAt }) => (finishedAt ? format.dateTime(finishedAt) : text('coupons.running')) },
      ]} />
    </Section>
  );
}
