import { Alert } from '@mui/material';
import type { ReactNode } from 'react';
import type { NavEntry } from '../app/house-resource.ts';
import { useActor } from '../auth/use-actor.ts';
import { useText } from '../i18n/use-text.ts';
import { Page } from '../parts/Page.tsx';
import { useMayOpen } from './use-opens.ts';

/** A page for those who have it in their menu; whoever comes by its address is told, not shown what can only fail. */
export function OfMenu({ nav, children }: { nav: NavEntry | undefined; children: ReactNode }) {
  const text = useText();
  const mayOpen = useMayOpen();
  const isKnown = useActor() !== null;
  if (!nav || !isKnown || mayOpen(nav)) return <>{children}</>;
  return (
    <Page title={text(`nav.${nav.label}`)}>
      <Alert severity="info">{text('errors.forbidden')}</Alert>
    </Page>
  );
}
