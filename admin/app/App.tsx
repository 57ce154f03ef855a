import { Admin, CustomRoutes, Resource } from 'react-admin';
import { QueryClient } from '@tanstack/react-query';
import { Route } from 'react-router-dom';
import { authProvider } from '../auth/auth-provider.ts';
import { SignInPage } from '../auth/SignInPage.tsx';
import { createDataProvider } from '../graph/data-provider.ts';
import { isAuthError } from '../graph/graph-error.ts';
import { createI18nProvider } from '../i18n/i18n-provider.ts';
import { HouseLayout } from '../layout/HouseLayout.tsx';
import { OfMenu } from '../layout/OfMenu.tsx';
import { NoSuchPage } from '../layout/NoSuchPage.tsx';
import { Home, LISTS, PAGES, SOURCES } from './pages.ts';
import { RESOURCES } from './resources.ts';
import { darkTheme, lightTheme } from './theme.ts';

const dataProvider = createDataProvider(SOURCES);
const i18nProvider = createI18nProvider(RESOURCES);
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 1 && !isAuthError(error),
    },
  },
});

export function App({ signInFailure }: { signInFailure: string | null }) {
  return (
    <Admin
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      layout={HouseLayout}
      loginPage={<SignInPage failure={signInFailure} />}
      dashboard={Home}
      catchAll={NoSuchPage}
      theme={lightTheme}
      darkTheme={darkTheme}
      defaultTheme="light"
      requireAuth
      disableTelemetry>
      {LISTS.map(({ name, nav, list: List, show }) => (
        <Resource key={name} name={name} list={<OfMenu nav={nav}><List /></OfMenu>} show={show} />
      ))}
      <CustomRoutes>
        {PAGES.map(({ path, nav, page: Page }) => (
          <Route key={path} path={path} element={<OfMenu nav={nav}><Page /></OfMenu>} />
        ))}
      </CustomRoutes>
    </Admin>
  );
}
