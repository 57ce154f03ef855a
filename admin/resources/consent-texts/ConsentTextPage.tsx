import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { ConsentTextHistoryDocument, type ConsentPurpose } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { Answer } from '../../parts/Answer.tsx';
import { Mark } from '../../parts/Mark.tsx';
import { Page, Section } from '../../parts/Page.tsx';
import { PURPOSES, type ConsentText } from './consent-texts.data.ts';
import { PublishText } from './PublishText.tsx';

/** What members agree to: the text that is shown now, and every one that somebody agreed to before. */
export default function ConsentTextPage() {
  const text = useText();
  const [publishes, setPublishes] = useState<ConsentPurpose | null>(null);
  const asked = useAsk(ConsentTextHistoryDocument, {});
  return (
    <Page title={text('consentTexts.title')}>
      <Answer asked={asked}>
        {({ consentTexts }) =>
          PURPOSES.map((purpose) => (
            <Purpose
              key={purpose}
              purpose={purpose}
              versions={consentTexts.filter((one) => one.purpose === purpose)}
              onPublish={() => setPublishes(purpose)}
            />
          ))}
      </Answer>
      {publishes && (
        <PublishText
          purpose={publishes}
          before={asked.data?.consentTexts.find(({ purpose }) => purpose === publishes)}
          onClose={() => setPublishes(null)}
        />
      )}
    </Page>
  );
}

interface PurposeProps {
  readonly purpose: ConsentPurpose;
  /** The newest first: that one is shown. */
  readonly versions: readonly ConsentText[];
  readonly onPublish: () => void;
}

function Purpose({ purpose, versions: [now, ...before], onPublish }: PurposeProps) {
  const text = useText();
  const word = useWord();
  return (
    <Section
      title={word('consent', purpose)}
      side={
        <Button size="small" onClick={onPublish}>
          {text('consentTexts.publish')}
        </Button>
      }>
      {now ? <Version version={now} isNow /> : (
        <Typography variant="body2" className="soft">{text('consentTexts.noText')}</Typography>
      )}
      {before.length > 0 && (
        <Box component="details" sx={{ mt: 1.5, '& summary': { cursor: 'pointer' } }}>
          <Typography component="summary" variant="body2">
            {text('consentTexts.before')} {before.length}
          </Typography>
          {before.map((version) => <Version key={version.version} version={version} />)}
        </Box>
      )}
    </Section>
  );
}

function Version({ version: { version, publishedAt, textHash, zh, en }, isNow }: {
  version: ConsentText; isNow?: boolean;
}) {
  const text = useText();
  const format = useFormat();
  return (
    <Box component="article" sx={{ mt: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, alignItems: 'baseline' }}>
        <Typography component="h3" variant="body1" sx={{ fontWeight: 500 }}>{version}</Typography>
        {isNow && <Mark tone="good">{text('consentTexts.inUse')}</Mark>}
        <Typography variant="body2" className="soft">{format.dateTime(publishedAt)}</Typography>
      </Box>
      <Box sx={{ display: 'grid', gap: 2, mt: 0.5, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <Words lang="zh-CN">{zh}</Words>
        <Words lang="en">{en}</Words>
      </Box>
      <Typography variant="body2" className="soft" sx={{ overflowWrap: 'anywhere', mt: 0.5 }}>
        {text('consentTexts.hash')} {textHash}
      </Typography>
    </Box>
  );
}

function Words({ lang, children }: { lang: string; children: string }) {
  return (
    <Typography variant="body2" lang={lang} sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  );
}
