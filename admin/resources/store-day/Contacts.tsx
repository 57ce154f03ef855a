import { Alert } from '@mui/material';
import { useCan } from '../../auth/use-actor.ts';
import { StoreDayCareDocument, StoreDayChurnDocument, StoreDayLifeDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { PageLoading } from '../../parts/PageLoading.tsx';
import { SmallTable } from '../../parts/SmallTable.tsx';
import { contactsOf, type ContactReason } from './contacts.ts';
import type { StoreDay } from './day-of.ts';

/** Whom to call, and why: days of a life, care that is due, who may not come again. */
export function Contacts({ outletId, day }: { outletId: string; day: StoreDay }) {
  const text = useText();
  const can = useCan();
  const { programmeCode } = useRegion();
  const reasonOf = useReason();
  const { today, inAWeek, inAFortnight } = day;
  const life = useAsk(StoreDayLifeDocument, { from: today, to: inAWeek }, { enabled: can('members:read') });
  const care = useAsk(StoreDayCareDocument, { outletId, from: today, until: inAFortnight },
    { enabled: can('service:read') });
  const churn = useAsk(StoreDayChurnDocument, { programmeCode }, { enabled: can('insights:read') });
  const asked = [life, care, churn];
  if (asked.every(({ isPending, fetchStatus }) => isPending && fetchStatus !== 'idle')) return <PageLoading />;
  return (
    <Section title={text('storeDay.contacts')} dense>
      {asked.some(({ error }) => error) && (
        <Alert severity="info" sx={{ mb: 1 }}>{text('errors.partial')}</Alert>
      )}
      <SmallTable
        label={text('storeDay.contacts')}
        rows={contactsOf({ life: life.data, care: care.data, churn: churn.data }).slice(0, 10)}
        keyOf={({ member }) => member.id}
        empty={text('storeDay.nobody')}
        columns={[
          { label: text('fields.member'), phone: 'title', cell: ({ member }) => (
            <PageLink to={`/members/${member.id}/show`}>{member.displayName ?? member.cardNumber}</PageLink>) },
          { label: text('storeDay.why'), cell: ({ reasons }) => reasons.map(reasonOf).join('；') },
        ]}
      />
    </Section>
  );
}

/** A reason in words of the trade. */
function useReason(): (reason: ContactReason) => string {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  return (reason) => {
    if (reason.kind === 'life') {
      return text('storeDay.lifeOn', { event: word('lifeEvent', reason.event), on: format.date(reason.on) });
    }
    if (reason.kind === 'care') {
      const name = format.locale === 'zh-CN' ? reason.nameZh : reason.nameEn;
      return text('storeDay.careOn', { care: name, on: format.date(reason.on) });
    }
    return reason.reasons.map((one) => word('churnWarningReason', one)).join('、');
  };
}
