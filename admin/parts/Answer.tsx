import { Alert } from '@mui/material';
import type { ReactNode } from 'react';
import { GraphError } from '../graph/graph-error.ts';
import { useText } from '../i18n/use-text.ts';
import { PageLoading } from './PageLoading.tsx';

/** What an asked page shows while it waits, when it is refused, and when nothing is there. */
export function Answer<Result>({
  asked,
  children,
}: {
  asked: { data: Result | undefined; error: Error | null; isPending: boolean };
  children: (result: NonNullable<Result>) => ReactNode;
}) {
  if (asked.data !== undefined && asked.data !== null) return <>{children(asked.data)}</>;
  if (asked.error) return <Refused error={asked.error} />;
  return <PageLoading />;
}

/** Why nothing can be shown, with the id under which the log knows it. */
export function Refused({ error }: { error: Error }) {
  const text = useText();
  const known = error instanceof GraphError ? error : null;
  const forbidden = known?.code === 'FORBIDDEN';
  return (
    <Alert severity={forbidden ? 'info' : 'warning'}>
      {forbidden ? text('errors.forbidden') : text('errors.server')}
      {known?.requestId ? ` ${text('errors.requestId', { id: known.requestId })}` : ''}
    </Alert>
  );
}

export function NotFound() {
  const text = useText();
  return <Alert severity="info">{text('errors.notFound')}</Alert>;
}
