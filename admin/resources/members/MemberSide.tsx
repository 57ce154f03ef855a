import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { MemberViewsDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Mark } from '../../parts/Mark.tsx';
import { Facts, Section } from '../../parts/Page.tsx';
import { PageLink } from '../../parts/PageLink.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { MemberCare } from './MemberCare.tsx';
import { PiecesInCare } from './care/PiecesInCare.tsx';
import { MemberCoupons } from './MemberCoupons.tsx';
import { MemberEngagement } from './MemberEngagement.tsx';
import { MemberService } from './MemberService.tsx';
import type { Member } from './members.data.ts';
import { RecordConsent } from './RecordConsent.tsx';

export function MemberSide({ member }: { member: Member }) {
  const text = useText();
  const word = useWord();
  const named = useNamed();
  const format = useFormat();
  const can = useCan();
  return (
    <Box component="aside" aria-label={text('members.profile')}>
      <Section title={text('members.profile')}>
        <Facts
          rows={[
            [text('fields.phone'), member.phoneMasked],
            [text('fields.email'), member.emailMasked],
            [text('fields.gender'), word('gender', member.gender)],
            [text('fields.birthday'), format.month(member.birthMonth)],
            [text('fields.city'), member.city],
            [text('members.region'), named(member.region)],
            [text('fields.source'), <Came key="source" member={member} />],
            [text('fields.enrolledAt'), format.date(member.enrolledAt)],
            [text('members.attribution'), <Home key="home" member={member} />],
            [text('members.completeness'), format.bps(member.completeness.bps)],
          ]}
        />
      </Section>
      <Section title={text('members.preferences')}>
        <Likes member={member} />
      </Section>
      <Section title={text('members.identities')}>
        <Facts
          rows={member.identities.map((identity) => [
            identity.channel?.name ?? '—',
            `${identity.externalIdMasked} · ${format.date(identity.linkedAt)}`,
          ])}
        />
      </Section>
      <Consents member={member} />
      <MemberService memberId={member.id} />
      {can('rewards:read') && <MemberCoupons memberId={member.id} />}
      {can('engagement:read') && <MemberEngagement memberId={member.id} />}
      {can('service:read') && <PiecesInCare memberId={member.id} />}
      <MemberCare memberId={member.id} />
      {can('audit:read') && <Views memberId={member.id} />}
    </Box>
  );
}

/** The last word on each purpose; a new one is recorded as it was said. */
function Consents({ member }: { member: Member }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const [records, setRecords] = useState(false);
  const stateOf = ({ granted, recordedAt }: Member['consents'][number]) =>
    [text(granted ? 'members.granted' : 'members.withdrawn'), format.date(recordedAt)].join(' · ');
  return (
    <Section
      title={text('members.consents')}
      side={can('members:write') && (
        <Button size="small" onClick={() => setRecords(true)}>{text('members.recordConsent')}</Button>
      )}>
      {member.consents.length === 0 && (
        <Typography variant="body2" className="soft">
          {text('shared.none')}
        </Typography>
      )}
      <Facts
        rows={member.consents.map((consent) => [
          word('consent', consent.purpose),
          <Mark key="state" tone={consent.granted ? 'good' : 'plain'}>{stateOf(consent)}</Mark>,
        ])}
      />
      {records && <RecordConsent member={member} onClose={() => setRecords(false)} />}
    </Section>
  );
}

/** Where the membership began, and what brought it. */
function Came({ member: { source, sourceDetail: { code, outlet, referrer } } }: { member: Member }) {
  const word = useWord();
  return (
    <>
      {[word('source', source), outlet?.name, code].filter(Boolean).join(' · ')}
      {referrer && (
        <>
          {' · '}
          <PageLink to={`/members/${referrer.id}/show`}>{referrer.displayName ?? referrer.cardNumber}</PageLink>
        </>
      )}
    </>
  );
}

function Likes({ member: { preferences } }: { member: Member }) {
  const text = useText();
  const word = useWord();
  const between = useFormat().locale === 'zh-CN' ? '、' : ', ';
  const { ring } = preferences;
  const several = (kind: 'style' | 'stone' | 'occasion', ids: readonly string[]) =>
    ids.map((id) => word(kind, id)).join(between) || null;
  return (
    <Facts
      rows={[
        [word('profilePart', 'STYLES'), several('style', preferences.styles)],
        [word('profilePart', 'STONES'), several('stone', preferences.stones)],
        [word('profilePart', 'OCCASIONS'), several('occasion', preferences.occasions)],
        [text('members.ring'), ring && `${word('ringStandard', ring.standard)} ${ring.size}`],
      ]}
    />
  );
}

function Home({ member }: { member: Member }) {
  const text = useText();
  const franchise = member.attribution?.franchise;
  if (franchise) return <PageLink to={`/franchises/${franchise.id}/show`}>{franchise.name}</PageLink>;
  return <>{member.attribution?.headOffice ? text('shared.headOffice') : '—'}</>;
}

/** Who unmasked this person, and why. */
function Views({ memberId }: { memberId: string }) {
  const text = useText();
  const format = useFormat();
  const views = useAsk(MemberViewsDocument, { id: memberId }).data?.contactViews.edges ?? [];
  return (
    <Section title={text('members.views')}>
      {views.length === 0 && (
        <Typography variant="body2" className="soft">
          {text('shared.none')}
        </Typography>
      )}
      {views.map(({ node }) => (
        <Typography
          key={node.requestId + node.at}
          variant="body2"
          sx={{ py: 0.5, borderBottom: 1, borderColor: 'divider' }}>
          {node.actorName} · {format.dateTime(node.at)}{node.layer === null ? '' : ` · L${node.layer}`}
          <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
            {node.reason}
          </Box>
        </Typography>
      ))}
    </Section>
  );
}
