import { Button } from '@mui/material';
import { useState } from 'react';
import { RuleTrialsDocument, type RuleTrialsQuery } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { useClassName } from '../../parts/words/use-named.ts';
import { AskTrial } from './AskTrial.tsx';
import { TrialFindings } from './TrialFindings.tsx';

type Trial = RuleTrialsQuery['attributionTrials'][number];
const AGAIN_MS = 3_000;

/** Other rules on real members, before anybody proposes them: who would move, and what it costs whom. */
export default function TrialPage() {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const [counting, setCounting] = useState(true);
  const asked = useAsk(RuleTrialsDocument, {}, { refetchInterval: counting ? AGAIN_MS : false });
  const goesOn = asked.data?.attributionTrials.some(({ countedAt }) => !countedAt) ?? false;
  if (asked.data && goesOn !== counting) setCounting(goesOn);
  return (
    <Page
      title={text('ruleTrial.title')}
      actions={<Button variant="contained" onClick={() => setAsking(true)}>{text('actions.tryRules')}</Button>}>
      <Answer asked={asked}>
        {({ franchisePolicy, attributionTrials }) => (
          <>
            {attributionTrials.map((trial) => <OneTrial key={trial.id} trial={trial} />)}
            {attributionTrials.length === 0 && text('ruleTrial.none')}
            {asking && <AskTrial rules={franchisePolicy.rules} onClose={() => setAsking(false)} />}
          </>
        )}
      </Answer>
    </Page>
  );
}

function OneTrial({ trial }: { trial: Trial }) {
  const text = useText();
  const format = useFormat();
  const called = useClassName();
  const { rules, askedAt, askedBy, membersDone, membersTotal, membersMoved, countedAt } = trial;
  const rates = rules.rebates.map(({ marginClass, bps }) => `${called(marginClass)} ${format.bps(bps)}`).join('，');
  return (
    <Section
      title={`${format.dateTime(askedAt)} · ${askedBy}`}
      side={countedAt ? text('ruleTrial.moved', { moved: membersMoved, total: membersTotal })
        : text('ruleTrial.counting', { done: membersDone, total: membersTotal })}>
      <p>
        {text('ruleTrial.rules', {
          rates, cap: format.bps(rules.marginCapBps), months: rules.periodMonths, trailing: rules.trailingMonths,
          days: rules.protectionDays,
        })}
      </p>
      <TrialFindings trial={trial} />
    </Section>
  );
}
