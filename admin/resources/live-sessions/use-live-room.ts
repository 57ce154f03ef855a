import { useEffect, useState } from 'react';
import { stream } from '../../graph/stream.ts';
import { LiveRoomChangedDocument, type LiveRoomChangedSubscription } from '../../gql/graphql.ts';

export type LiveRoom = LiveRoomChangedSubscription['liveRoomChanged'];

const AGAIN_MS = 15_000;

/**
 * Stock as it changes. While the stream does not hold, `streaming` is false and the page asks again by itself; the
 * stream is tried anew every now and then.
 */
export function useLiveRoom(
  sessionId: string,
  enabled: boolean,
): { room: LiveRoom | null; streaming: boolean } {
  const [room, setRoom] = useState<LiveRoom | null>(null);
  const [streaming, setStreaming] = useState(false);
  useEffect(() => {
    if (!enabled) return undefined;
    const ending = new AbortController();
    let again: number | undefined;
    const follow = async (): Promise<void> => {
      try {
        for await (const { liveRoomChanged } of stream(
          LiveRoomChangedDocument,
          { sessionId },
          ending.signal,
        )) {
          setStreaming(true);
          setRoom(liveRoomChanged);
        }
      } catch {
        // Polling goes on meanwhile; the banner is for requests that people wait for.
      }
      if (ending.signal.aborted) return;
      setStreaming(false);
      again = window.setTimeout(() => void follow(), AGAIN_MS);
    };
    void follow();
    return () => {
      ending.abort();
      window.clearTimeout(again);
    };
  }, [sessionId, enabled]);
  return { room, streaming };
}
