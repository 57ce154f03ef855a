import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import { Box, IconButton, MenuItem, Select, Tooltip } from '@mui/material';
import { useLocaleState, useTheme } from 'react-admin';
import { useEffect } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useNamed } from '../parts/words/use-named.ts';
import { MemberSearch } from './MemberSearch.tsx';
import { useRegionSwitch } from './use-region.ts';
import { UserCorner } from './UserCorner.tsx';

const QUIET = {
  fontSize: '.82rem',
  '& .MuiOutlinedInput-notchedOutline': { border: 0 },
  '& .MuiSelect-select': { py: 0.6, pl: 1 },
};

export function TopBar({ wide }: { wide: boolean }) {
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: { xs: 1.5, md: 4 },
        py: 1,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.default',
        position: 'sticky',
        top: 0,
        zIndex: 1000,
      }}>
      <MemberSearch />
      <Box sx={{ flex: 1 }} />
      {wide && <RegionChoice />}
      <LanguageChoice />
      <ThemeChoice />
      <UserCorner />
    </Box>
  );
}

function RegionChoice() {
  const text = useText();
  const named = useNamed();
  const { regions, region, choose } = useRegionSwitch();
  if (!region) return null;
  return (
    <Select
      value={region.code}
      size="small"
      sx={QUIET}
      onChange={({ target }) => choose(target.value)}
      inputProps={{ 'aria-label': `${text('layout.region')} ${named(region)}` }}>
      {regions.map((one) => (
        <MenuItem key={one.code} value={one.code}>
          {named(one)}
        </MenuItem>
      ))}
    </Select>
  );
}

/** The same switch on a page that depends on it, where the bar has no room for it. */
export function RegionOnPhone() {
  return (
    <Box sx={{ display: { md: 'none' } }}>
      <RegionChoice />
    </Box>
  );
}

function LanguageChoice() {
  const text = useText();
  const [locale, setLocale] = useLocaleState();
  useEffect(() => {
    document.documentElement.lang = locale === 'en' ? 'en' : 'zh-CN';
  }, [locale]);
  const other = locale === 'en' ? 'zh' : 'en';
  const short = other === 'en' ? 'EN' : '中';
  return (
    <Tooltip title={text('layout.language')}>
      <IconButton
        size="small"
        onClick={() => setLocale(other)}
        aria-label={`${short} ${text('layout.language')}`}
        sx={{ fontSize: '.8rem', width: 34, height: 34, color: 'text.secondary' }}>
        {short}
      </IconButton>
    </Tooltip>
  );
}

function ThemeChoice() {
  const text = useText();
  const [theme, setTheme] = useTheme();
  const dark = theme === 'dark';
  return (
    <Tooltip title={text('layout.theme')}>
      <IconButton size="small" aria-label={text('layout.theme')} onClick={() => setTheme(dark ? 'light' : 'dark')}>
        {dark ? <LightModeOutlined fontSize="small" /> : <DarkModeOutlined fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
}
