import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { finishSignIn, isCallback } from './auth/oidc.ts';

/** The issuer sends people back to /auth-callback; everything else is below the hash. */
async function begin(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  const failure = isCallback() ? await finishSignIn() : null;
  createRoot(root).render(<App signInFailure={failure} />);
}

void begin();
