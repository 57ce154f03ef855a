import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import type { LiveSession } from './LiveSessionPage.tsx';
import { endLiveSession, goLive } from './live-sessions.data.ts';

interface DialogProps {
  readonly session: LiveSession;
  readonly onClose: () => void;
}

export function GoLive({ session, onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(() => goLive(session.id, session.version), [session]);
  return (
    <CommandDialog
      name={`go-live.${session.id}`}
      title={text('live.goLiveTitle')}
      hint={text('live.goLiveHint')}
      submit={text('actions.goLive')}
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('live.wentLive')}
    />
  );
}

export function EndSession({ session, onClose }: DialogProps) {
  const text = useText();
  const run = useCallback(() => endLiveSession(session.id, session.version), [session]);
  return (
    <CommandDialog
      name={`end-session.${session.id}`}
      title={text('live.endTitle')}
      hint={text('live.endHint')}
      submit={text('actions.end')}
      danger
      defaults={{}}
      onClose={onClose}
      run={run}
      done={() => text('live.ended')}
    />
  );
}
