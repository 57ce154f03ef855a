import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useActor, useCan } from '../../auth/use-actor.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { PredictionFitsDocument } from '../../gql/graphql.ts';
import { useText } from '../../i18n/use-text.ts';
import { useRegion } from '../../layout/use-region.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Page } from '../../parts/Page.tsx';
import { useNamed } from '../../parts/words/use-named.ts';
import { ChurnWarnings } from './ChurnWarnings.tsx';
import { FitErrors } from './FitErrors.tsx';
import { FitFacts } from './FitFacts.tsx';
import { Quality } from './Quality.tsx';
import { refit } from './predictions.data.ts';

/** Both models with their errors, head office's own; below, who may not come again. */
export default function PredictionPage() {
  const text = useText();
  const can = useCan();
  const named = useNamed();
  const region = useRegion();
  const { programmeCode } = region;
  const isHouse = useActor()?.kind === 'operator';
  const [watching, setWatching] = useState(false);
  const [failed, setFailed] = useState(false);
  const asked = useAsk(PredictionFitsDocument, {}, { enabled: isHouse, refetchInterval: watching ? 3_000 : false });
  const again = async () => {
    setFailed(false);
    setWatching(true);
    await refit(crypto.randomUUID()).catch(() => setFailed(true));
    await asked.refetch();
  };
  return (
    <Page
      title={text('predictions.title')}
      over={named(region)}
      actions={isHouse && can('insights:policy') && (
        <Button variant="outlined" onClick={() => void again()}>{text('predictions.refit')}</Button>
      )}>
      {failed && <Alert severity="warning" sx={{ mb: 2 }}>{text('predictions.notStarted')}</Alert>}
      {isHouse && (
        <Answer asked={asked}>
          {({ predictionFits: { items }, predictionRun }) => {
            const fits = items.filter((fit) => fit.programmeCode === programmeCode);
            return (
              <>
                {predictionRun && !predictionRun.finishedAt && (
                  <Alert severity="info" sx={{ mb: 2 }}>
                    {text('predictions.running', { version: predictionRun.version })}
                  </Alert>
                )}
                {fits[0] ? <FitFacts fit={fits[0]} /> : (!predictionRun || predictionRun.finishedAt) && (
                  <Alert severity="info" sx={{ mb: 3 }}>{text('predictions.never')}</Alert>
                )}
                {fits[0] && <FitErrors fits={fits} />}
                <Quality key={programmeCode} programmeCode={programmeCode} watching={watching} />
              </>
            );
          }}
        </Answer>
      )}
      <ChurnWarnings key={programmeCode} programmeCode={programmeCode} />
    </Page>
  );
}
