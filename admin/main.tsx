import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { finishSignIn, isCallback, manager, OVER_THE_PAGE, signInOver, tryKnownSession } from './auth/oidc.ts';
import { EARLY_SECONDS, renew } from './auth/renew.ts';
import { currentActor, followOtherTabs } from './auth/session.ts';
import { clearAttemptsOfOthers } from './parts/form/attempt.ts';

/** The issuer sends people back to /auth-callback; everything else is below the hash. */
async function begin(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  if (window.location.search === OVER_THE_PAGE && (await signInOver())) return;
  const finished = isCallback() ? await finishSignIn() : null;
  if (finished?.as === 'over') {
    window.close();
    // A browser that does not close it shows the house in it: nothing is wrong with a second tab.
    window.history.replaceState(null, '', '/#/');
  }
  // Where the issuer cannot be asked, the door is shown.
  if (!finished && (await isOver()) && (await tryKnownSession())) return;
  followOtherTabs();
  const person = await currentActor();
  if (person) clearAttemptsOfOthers(person.id);
  createRoot(root).render(<App signInFailure={finished?.as === 'page' ? finished.failure : null} />);
}

/** Looked at before anything is drawn: what was over while nobody looked comes back unasked, if the issuer may. */
async function isOver(): Promise<boolean> {
  const user = await manager.getUser();
  if (!user || (user.expires_in ?? 0) > EARLY_SECONDS) return false;
  return (await renew(null)) === 'over';
}

void begin();
