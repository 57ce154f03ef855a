import type { RaThemeOptions } from 'react-admin';

/**
 * Ivory and ink, hairlines instead of shadows, one restrained gold. Gold that must be read as text is
 * darker than gold that is only looked at: 4.5:1 on ivory.
 */
export const SANS = [
  '"Inter"',
  'system-ui',
  '-apple-system',
  '"Segoe UI"',
  '"PingFang SC"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  'sans-serif',
].join(',');
export const SERIF = ['Georgia', '"Times New Roman"', '"Songti SC"', '"Noto Serif CJK SC"', '"SimSun"', 'serif'].join(
  ',',
);

interface Palette {
  readonly mode: 'light' | 'dark';
  readonly ground: string;
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly gold: string;
  readonly goldContrast: string;
  readonly wash: string;
}

export const INK_ON_LIGHT: Palette = {
  mode: 'light',
  ground: '#f7f3ea',
  paper: '#fdfbf6',
  ink: '#211d17',
  soft: '#635b4e',
  line: '#e2dac9',
  gold: '#7c5d26',
  goldContrast: '#ffffff',
  wash: '#f1eadb',
};
export const INK_ON_DARK: Palette = {
  mode: 'dark',
  ground: '#14130f',
  paper: '#1b1a16',
  ink: '#ece6d8',
  soft: '#a79f8f',
  line: '#34312a',
  gold: '#cfae6d',
  goldContrast: '#1b1a16',
  wash: '#25231d',
};

function themeOf(p: Palette): RaThemeOptions {
  const dark = p.mode === 'dark';
  return {
    palette: {
      mode: p.mode,
      primary: { main: p.gold, contrastText: p.goldContrast },
      secondary: { main: p.gold, contrastText: p.goldContrast },
      background: { default: p.ground, paper: p.paper },
      text: { primary: p.ink, secondary: p.soft },
      divider: p.line,
      action: { hover: p.wash, selected: p.wash },
      success: { main: dark ? '#8fb98a' : '#3f6b3c' },
      warning: { main: dark ? '#d9a860' : '#8f5b0f' },
      error: { main: dark ? '#e39183' : '#a3362a' },
      info: { main: dark ? '#9ab3c9' : '#3d5a73' },
    },
    shape: { borderRadius: 3 },
    typography: {
      fontFamily: SANS,
      fontSize: 13,
      h1: { fontFamily: SERIF, fontSize: '1.7rem', fontWeight: 400, letterSpacing: '.01em' },
      h2: { fontFamily: SERIF, fontSize: '1.2rem', fontWeight: 400 },
      h3: { fontSize: '.74rem', fontWeight: 600, letterSpacing: '.09em', textTransform: 'uppercase', color: p.soft },
      button: { textTransform: 'none', fontWeight: 500, letterSpacing: '.01em' },
    },
    sidebar: { width: 208, closedWidth: 60 },
    components: componentsOf(p),
  };
}

function componentsOf(p: Palette): RaThemeOptions['components'] {
  return {
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontVariantNumeric: 'tabular-nums lining-nums', fontFeatureSettings: '"tnum"' },
        a: { color: p.gold },
        '.MuiTypography-root.soft': { color: p.soft },
        '*:focus-visible': { outline: `2px solid ${p.gold}`, outlineOffset: 2 },
        '@media (prefers-reduced-motion: reduce)': {
          '*': { transition: 'none !important', animation: 'none !important' },
        },
      },
    },
    MuiPaper: {
      defaultProps: { elevation: 0 },
      styleOverrides: { root: { backgroundImage: 'none', boxShadow: 'none' } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'small' },
      styleOverrides: { root: { minHeight: 34, paddingInline: 14 } },
    },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', margin: 'none' } },
    MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined', margin: 'none' } },
    MuiTableCell: {
      styleOverrides: {
        root: {
          borderColor: p.line,
          padding: '7px 12px',
          fontSize: '.84rem',
          '& .MuiButton-root': { minHeight: 26, paddingBlock: 0 },
        },
        head: {
          color: p.soft,
          fontSize: '.72rem',
          fontWeight: 600,
          letterSpacing: '.05em',
          whiteSpace: 'nowrap',
          background: 'transparent',
        },
      },
    },
    MuiDialog: { styleOverrides: { paper: { border: `1px solid ${p.line}` } } },
    MuiMenu: { styleOverrides: { paper: { border: `1px solid ${p.line}` } } },
    MuiTooltip: { styleOverrides: { tooltip: { background: p.ink, color: p.paper, fontSize: '.76rem' } } },
    MuiToggleButton: { styleOverrides: { root: { color: p.soft, '&.Mui-selected': { color: p.ink } } } },
    MuiTab: { styleOverrides: { root: { minHeight: 40, minWidth: 72, paddingInline: 12 } } },
    MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
  };
}

export const lightTheme = themeOf(INK_ON_LIGHT);
export const darkTheme = themeOf(INK_ON_DARK);
