import { useCallback } from 'react';
import type { SessionPartsFragment } from '../../gql/graphql.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWord } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../parts/form/CommandDialog.tsx';
import type { Edited } from '../../parts/form/stale.ts';
import { endLiveSession, goLive, readLiveSession, type LiveSession } from './live-sessions.data.ts';

interface DialogProps {
  readonly session: LiveSession;
  readonly onClose: () => void;
}

interface Values {
  expectedVersion: number;
}

/** What one decides about when a session begins or ends. */
function useSeen(session: LiveSession): Edited<Values> {
  const text = useText();
  const word = useWord();
  const format = useFormat();
  const standing = (one: SessionPartsFragment) => ({
    version: one.version,
    facts: [
      [text('fields.state'), word('liveState', one.state)],
      [text('fields.title'), format.locale === 'zh-CN' ? one.titleZh : one.titleEn],
      [text('fields.host'), one.host],
      [text('fields.startsAt'), format.dateTime(one.startsAt)],
      [text('fields.endsAt'), format.dateTime(one.endsAt)],
      [text('fields.memberOnlyLive'), word('yesNo', String(one.memberOnly))],
      [text('fields.passcode'), word('yesNo', String(one.hasPasscode))],
    ] as const,
  });
  const read = async () => {
    const now = await readLiveSession(session.id);
    return now && standing(now);
  };
  return { seen: standing(session), read };
}

export function GoLive({ session, onClose }: DialogProps) {
  const text = useText();
  const edited = useSeen(session);
  const run = useCallback(({ expectedVersion }: Values) => goLive(session.id, expectedVersion), [session.id]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof goLive>>>
      name={`go-live.${session.id}`}
      title={text('liveSessions.goLiveTitle')}
      hint={text('liveSessions.goLiveHint')}
      submit={text('actions.goLive')}
      defaults={{ expectedVersion: session.version }}
      onClose={onClose}
      run={run}
      edited={edited}
      done={() => text('liveSessions.wentLive')}
    />
  );
}

export function EndSession({ session, onClose }: DialogProps) {
  const text = useText();
  const edited = useSeen(session);
  const run = useCallback(({ expectedVersion }: Values) => endLiveSession(session.id, expectedVersion), [session.id]);
  return (
    <CommandDialog<Values, Awaited<ReturnType<typeof endLiveSession>>>
      name={`end-session.${session.id}`}
      title={text('liveSessions.endTitle')}
      hint={text('liveSessions.endHint')}
      submit={text('actions.end')}
      danger
      defaults={{ expectedVersion: session.version }}
      onClose={onClose}
      run={run}
      edited={edited}
      done={() => text('liveSessions.ended')}
    />
  );
}
