import { Box } from '@mui/material';
import { Suspense, type ReactNode } from 'react';
import { PageLoading } from '../PageLoading.tsx';
import { Section } from '../Page.tsx';

interface FrameProps {
  readonly title: string;
  readonly side?: ReactNode;
  /** While its answer is awaited: an empty chart would say that there is nothing. */
  readonly waits?: boolean;
  readonly children: ReactNode;
}

export function ChartFrame({ title, side, waits, children }: FrameProps) {
  const waiting = (
    <Box sx={{ height: 230 }}>
      <PageLoading />
    </Box>
  );
  return (
    <Section title={title} side={side}>
      <Suspense fallback={waiting}>{waits ? waiting : children}</Suspense>
    </Section>
  );
}
