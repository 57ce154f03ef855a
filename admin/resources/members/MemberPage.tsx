import { Box, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { useAsk } from '../../graph/use-ask.ts';
import {
  MemberPageDocument,
  MemberStoryDocument,
  MemberViewsDocument,
} from '../../gql/graphql.ts';
import { useCan } from '../../auth/use-actor.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer, NotFound } from '../../parts/Answer.tsx';
import { Attributions } from './Attributions.tsx';
import { MemberBenefits } from './benefits/MemberBenefits.tsx';
import { Family } from './family/Family.tsx';
import { MemberInsight } from './insight/MemberInsight.tsx';
import { LifeEvents } from './life-events/LifeEvents.tsx';
import { Lots } from './Lots.tsx';
import { MemberHead } from './MemberHead.tsx';
import { MemberOrders } from './MemberOrders.tsx';
import { MemberSide } from './MemberSide.tsx';
import type { Member, Story } from './members.data.ts';
import { MemberRewards } from './rewards/MemberRewards.tsx';
import { MemberPlans } from './plans/MemberPlans.tsx';
import { NextSteps } from './NextSteps.tsx';
import { Statement } from './Statement.tsx';
import { TierWhy } from './TierWhy.tsx';
import { Timeline } from './Timeline.tsx';

/** Everything about one member: two documents at once, nothing waits for a third. */
export default function MemberPage() {
  const { id = '' } = useParams();
  const can = useCan();
  const asked = useAsk(MemberPageDocument, { id });
  // Asked beside the member, and kept for the side.
  useAsk(MemberViewsDocument, { id }, { enabled: can('audit:read') });
  const story = useAsk(MemberStoryDocument, { id }, { enabled: can('orders:read') });
  return (
    <Answer asked={asked}>
      {({ member }) => (member ? <MemberBody member={member} story={story.data?.member ?? null} /> : <NotFound />)}
    </Answer>
  );
}

const TABS = [
  'timeline', 'insight', 'benefits', 'statement', 'orders', 'lots', 'tierWhy', 'attribution', 'lifeEvents', 'family',
  'redemptions', 'goldPlans',
] as const;

function MemberBody({ member, story }: { member: Member; story: Story }) {
  const text = useText();
  const [tab, setTab] = useState<(typeof TABS)[number]>('timeline');
  return (
    <>
      <MemberHead member={member} />
      <NextSteps member={member} />
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 2, lg: 5 },
          gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) 320px' },
        }}>
        <Box sx={{ minWidth: 0 }}>
          <Tabs
            value={tab}
            onChange={(_, value) => setTab(value as typeof tab)}
            variant="scrollable"
            scrollButtons="auto"
            allowScrollButtonsMobile
            aria-label={text('members.one')}
            sx={{ borderBottom: 1, borderColor: 'divider', mb: 2 }}>
            {TABS.map((name) => (
              <Tab
                key={name}
                value={name}
                id={`tab-${name}`}
                aria-controls="member-panel"
                label={text(`members.${name}`)}
              />
            ))}
          </Tabs>
          <Box role="tabpanel" id="member-panel" aria-labelledby={`tab-${tab}`} tabIndex={0} sx={{ outlineOffset: 4 }}>
            {tab === 'timeline' && <Timeline member={member} story={story} />}
            {tab === 'insight' && <MemberInsight memberId={member.id} />}
            {tab === 'benefits' && <MemberBenefits memberId={member.id} />}
            {tab === 'statement' && <Statement memberId={member.id} />}
            {tab === 'orders' && <MemberOrders story={story} memberId={member.id} />}
            {tab === 'lots' && <Lots member={member} />}
            {tab === 'tierWhy' && <TierWhy member={member} />}
            {tab === 'lifeEvents' && <LifeEvents memberId={member.id} />}
            {tab === 'family' && <Family memberId={member.id} />}
            {tab === 'redemptions' && <MemberRewards memberId={member.id} />}
            {tab === 'goldPlans' && <MemberPlans memberId={member.id} />}
            {tab === 'attribution' && <Attributions member={member} />}
          </Box>
        </Box>
        <MemberSide member={member} />
      </Box>
    </>
  );
}
