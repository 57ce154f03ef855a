import { Box, Tab, Tabs } from '@mui/material';
import { useState } from 'react';
import { useCan } from '../../auth/use-actor.ts';
import { useText } from '../../i18n/use-text.ts';
import { Page } from '../../parts/Page.tsx';
import { PolicyVersions } from './PolicyVersions.tsx';
import { POLICY_KINDS } from './policy-kinds.ts';

/** The numbers that orders, rebates and prices count with, in versions that never change. */
export default function PolicyPage() {
  const text = useText();
  const can = useCan();
  const [wanted, setWanted] = useState('');
  const kinds = POLICY_KINDS.filter(({ reads }) => can(reads));
  const chosen = kinds.find(({ id }) => id === wanted) ?? kinds[0];
  if (!chosen) return null;
  return (
    <Page title={text('policies.title')}>
      <Tabs
        value={chosen.id}
        onChange={(_, id) => setWanted(String(id))}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={text('policies.title')}
        sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}>
        {kinds.map(({ id, label }) => (
          <Tab key={id} value={id} label={text(label)} id={`policy-${id}`} aria-controls="policy-panel" />
        ))}
      </Tabs>
      <Box role="tabpanel" id="policy-panel" aria-labelledby={`policy-${chosen.id}`} tabIndex={0}>
        <PolicyVersions key={chosen.id} kind={chosen} />
      </Box>
    </Page>
  );
}
