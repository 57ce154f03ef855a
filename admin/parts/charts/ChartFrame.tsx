import { Box } from '@mui/material';
import { Suspense, type ReactNode } from 'react';
import { PageLoading } from '../PageLoading.tsx';
import { Section } from '../Page.tsx';

export function ChartFrame({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) {
  return (
    <Section title={title} side={side}>
      <Suspense
        fallback={
          <Box sx={{ height: 230 }}>
            <PageLoading />
          </Box>
        }>
        {children}
      </Suspense>
    </Section>
  );
}
