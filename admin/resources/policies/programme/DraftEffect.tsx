import { LinearProgress, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { ProgrammeDraftEffectDocument } from '../../../gql/graphql.ts';
import { useAsk } from '../../../graph/use-ask.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Answer } from '../../../parts/Answer.tsx';
import { Section } from '../../../parts/Page.tsx';
import type { Effect } from './draft-effect.ts';
import { EffectSums } from './EffectSums.tsx';
import { TierMoves } from './TierMoves.tsx';

const AGAIN_MS = 3_000;
const PERIODS = ['month', 'year'] as const;

/** What a proposed version would have made of real orders, for whoever decides; it grows while it is counted. */
export function DraftEffect({ code, version }: { code: string; version: number }) {
  const text = useText();
  const [watching, setWatching] = useState(true);
  const asked = useAsk(ProgrammeDraftEffectDocument, { code }, { refetchInterval: watching ? AGAIN_MS : false });
  const effect = asked.data?.programme?.policies.find((policy) => policy.version === version)?.draftEffect;
  const counting = asked.data === undefined || effect?.state === 'COUNTING';
  useEffect(() => setWatching(counting), [counting]);
  return (
    <Section title={text('policies.draft.title')} dense>
      <Answer asked={asked}>
        {() => (effect
          ? <Counted effect={effect} />
          : <Typography variant="body2" className="soft">{text('policies.draft.none')}</Typography>)}
      </Answer>
    </Section>
  );
}

function Counted({ effect }: { effect: Effect }) {
  const text = useText();
  const format = useFormat();
  const [chosen, setChosen] = useState<(typeof PERIODS)[number]>('month');
  const period = effect[chosen];
  return (
    <>
      {effect.state === 'COUNTING' && <Progress effect={effect} />}
      <ToggleButtonGroup
        exclusive
        size="small"
        value={chosen}
        aria-label={text('policies.draft.period')}
        onChange={(_, next: typeof chosen | null) => next && setChosen(next)}
        sx={{ mb: 1 }}>
        {PERIODS.map((name) => (
          <ToggleButton key={name} value={name} sx={{ py: 0.25 }}>{text(`policies.draft.${name}`)}</ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Typography variant="body2" className="soft" sx={{ mb: 1 }}>
        {text('policies.draft.of', { from: format.dateTime(period.from), until: format.dateTime(period.until) })}
      </Typography>
      <EffectSums period={period} />
      <TierMoves moves={effect.tierMoves} />
    </>
  );
}

function Progress({ effect: { membersDone, membersTotal } }: { effect: Effect }) {
  const text = useText();
  const format = useFormat();
  const share = membersTotal === 0 ? 100 : Math.min(100, (membersDone * 100) / membersTotal);
  const [done, total] = [format.number(membersDone), format.number(membersTotal)];
  const label = text('policies.draft.counting', { done, total });
  return (
    <>
      <Typography variant="body2" role="status">{label}</Typography>
      <LinearProgress variant="determinate" value={share} aria-label={label} sx={{ my: 1 }} />
    </>
  );
}
