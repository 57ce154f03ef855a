import { Box, Typography } from '@mui/material';
import { useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { MemberLifeEventsDocument, MemberNextDocument } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { dayFromNow } from '../life-events/life-events.data.ts';
import { Recommendations } from './insight/Recommendations.tsx';
import type { Member } from './members.data.ts';

const DAYS = 30;
const MOST_ASKED = 3;

/** What to do next: days that come soon, what the profile still asks for, what to offer, and which pieces to show. */
export function NextSteps({ member }: { member: Member }) {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const can = useCan();
  const events = useAsk(MemberLifeEventsDocument, { id: member.id }).data?.member?.lifeEvents ?? [];
  const next = useAsk(MemberNextDocument, { id: member.id }, { enabled: can('insights:read') }).data?.member;
  const { recommendations, careDue, prediction } = next ?? {};
  const until = dayFromNow(DAYS);
  const steps = [
    ...events.filter(({ nextOn }) => nextOn && nextOn <= until)
      .map(({ kind, nextOn }) => `${format.date(nextOn)} ${word('lifeEvent', kind)}`),
    ...(member.completeness.missing.length > 0 ? [text('members.askFor', {
      parts: member.completeness.missing.slice(0, MOST_ASKED).map((part) => word('profilePart', part))
        .join(format.locale === 'zh-CN' ? '、' : ', '),
    })] : []),
    ...(prediction?.cares.length ? [[text('predictions.care'), word('potential', prediction.potential),
      ...prediction.cares.map((care) => word('careSuggestion', care))].join(' · ')] : []),
  ];
  if (steps.length === 0 && !recommendations?.length && !careDue?.length) return null;
  return (
    <Box
      component="section"
      aria-label={text('members.nextSteps')}
      sx={{ border: 1, borderColor: 'divider', p: 1.5, mb: 3 }}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>{text('members.nextSteps')}</Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {steps.map((step) => <Typography component="li" variant="body2" key={step}>{step}</Typography>)}
      </Box>
      <Recommendations recommended={recommendations ?? []} due={careDue ?? []} />
    </Box>
  );
}
