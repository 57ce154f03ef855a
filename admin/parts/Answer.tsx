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
  const text = useText();
  if (asked.data !== undefined && asked.data !== null) return <>{children(asked.data)}</>;
  if (asked.error) {
    const { error } = asked;
    const code = error instanceof GraphError ? error.code : 'INTERNAL';
    return (
      <Alert severity={code === 'FORBIDDEN' ? 'info' : 'warning'}>
        {code === 'FORBIDDEN' ? text('errors.forbidden') : text('errors.server')}
        {error instanceof GraphError && error.requestId ? ` ${text('errors.requestId', { id: error.requestId })}` : ''}
      </Alert>
    );
  }
  return <PageLoading />;
}

export function NotFound() {
  const text = useText();
  return <Alert severity="info">{text('errors.notFound')}</Alert>;
}
