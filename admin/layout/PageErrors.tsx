import { Alert, Button } from '@mui/material';
import { Component, useLayoutEffect, type ErrorInfo, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { useText } from '../i18n/use-text.ts';

/** A page that breaks does not take the house with it; going elsewhere mends it. */
export function PageErrors({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const house = useText()('layout.title');
  // A page that has no title, since nothing is there, is not called like the one before it.
  useLayoutEffect(() => {
    document.title = house;
  }, [pathname, house]);
  return <Boundary key={pathname}>{children}</Boundary>;
}

class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    return this.state.error ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const text = useText();
  return (
    <Alert
      severity="error"
      action={
        <Button color="inherit" onClick={() => window.location.reload()}>
          {text('actions.reload')}
        </Button>
      }>
      {text('errors.broken')}
    </Alert>
  );
}
