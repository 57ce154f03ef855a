import { Box, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { Page } from '../../parts/Page.tsx';
import { PolicyVersions } from './PolicyVersions.tsx';
import { POLICY_KINDS } from './policies.data.ts';

/** The numbers that orders, rebates and prices count with, in versions that never change. */
export default function PolicyPage() {
  const text = useText();
  const [chosen, setChosen] = useState(POLICY_KINDS[0]!);
  return (
    <Page title={text('policies.title')}>
      <Tabs
        value={chosen.id}
        onChange={(_, id) => setChosen(POLICY_KINDS.find((kind) => kind.id === id)!)}
        aria-label={text('policies.title')}
        sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}>
        {POLICY_KINDS.map(({ id }) => (
          <Tab
            key={id}
            value={id}
            label={text(`policies.${id}`)}
            id={`policy-${id}`}
            aria-controls="policy-panel"
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id="policy-panel" aria-labelledby={`policy-${chosen.id}`} tabIndex={0}>
        <PolicyVersions key={chosen.id} kind={chosen} />
      </Box>
    </Page>
  );
}
