import { Box, Tab, Tabs } from '@mui/material';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useCan } from '../../auth/use-actor.ts';
import { ProgrammeKindsDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { useText } from '../../i18n/use-text.ts';
import { Page } from '../../parts/Page.tsx';
import { PolicyVersions } from './PolicyVersions.tsx';
import { policyKinds } from './policy-kinds.ts';
import { programmePolicy } from './programme-policy.ts';
import { useKindName } from './use-kind-name.ts';

const NONE: readonly never[] = [];

/** The numbers that orders, rebates and prices count with, in versions that never change. */
export default function PolicyPage() {
  const text = useText();
  const can = useCan();
  const [asked, setAsked] = useSearchParams();
  const wanted = asked.get('kind');
  const kindName = useKindName();
  const programmes = useAsk(ProgrammeKindsDocument, {}, { enabled: can('loyalty:read') }).data?.programmes ?? NONE;
  const seesBounds = can('catalog:cost');
  const every = useMemo(
    () => [...policyKinds(seesBounds), ...programmes.map(programmePolicy)], [programmes, seesBounds]);
  const kinds = every.filter(({ reads }) => can(reads));
  const chosen = kinds.find(({ id }) => id === wanted) ?? kinds[0];
  if (!chosen) return null;
  return (
    <Page title={text('policies.title')}>
      <Tabs
        value={chosen.id}
        onChange={(_, id) => setAsked({ kind: String(id) }, { replace: true })}
        variant="scrollable"
        allowScrollButtonsMobile
        aria-label={text('policies.title')}
        sx={{ mb: 2, borderBottom: 1, borderColor: 'divider' }}>
        {kinds.map((kind) => (
          <Tab
            key={kind.id}
            value={kind.id}
            label={kindName(kind)}
            id={`policy-${kind.id}`}
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
