import { Box, Drawer, useMediaQuery, type Theme } from '@mui/material';
import { Suspense, useState, type ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Opens } from '../parts/PageLink.tsx';
import { PageLoading } from '../parts/PageLoading.tsx';
import { BottomNav } from './BottomNav.tsx';
import { PageErrors } from './PageErrors.tsx';
import { Rail } from './Rail.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { TopBar } from './TopBar.tsx';
import { useHouseClock } from './use-house-clock.ts';
import { useOpens } from './use-opens.ts';
import { TroubleBanner } from './TroubleBanner.tsx';

/** Rail, bar and page; on a phone the rail becomes a drawer behind the bottom bar. */
export function HouseLayout({ children }: { children?: ReactNode }) {
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  const [open, setOpen] = useState(false);
  const text = useText();
  const opens = useOpens();
  useHouseClock();
  return (
    <Box sx={{ display: 'flex', minHeight: '100vh' }}>
      <Box
        component="a"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
        sx={{
          position: 'absolute',
          left: -9999,
          '&:focus': { left: 8, top: 8, zIndex: 2000, p: 1, bgcolor: 'background.paper' },
        }}>
        {text('layout.skip')}
      </Box>
      {wide && (
        <Box
          sx={{
            borderRight: 1,
            borderColor: 'divider',
            position: 'sticky',
            top: 0,
            height: '100vh',
            overflowY: 'auto',
            flexShrink: 0,
            displayPrint: 'none',
          }}>
          <Rail />
        </Box>
      )}
      {!wide && (
        <Drawer open={open} onClose={() => setOpen(false)}>
          <Rail onGo={() => setOpen(false)} />
        </Drawer>
      )}
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <Box sx={{ display: 'contents', displayPrint: 'none' }}>
          <TopBar wide={wide} />
          <TroubleBanner />
        </Box>
        <Box
          component="main"
          id="main"
          tabIndex={-1}
          sx={{
            flex: 1,
            px: { xs: 2, md: 4 },
            py: { xs: 2, md: 3 },
            pb: { xs: 10, md: 5 },
            outline: 'none',
            maxWidth: 1680,
            width: '100%',
          }}>
          <PageErrors>
            <Opens value={opens}>
              <Suspense fallback={<PageLoading />}>{children}</Suspense>
            </Opens>
          </PageErrors>
        </Box>
      </Box>
      {!wide && <BottomNav onMenu={() => setOpen(true)} />}
      <SignInAgain />
    </Box>
  );
}
