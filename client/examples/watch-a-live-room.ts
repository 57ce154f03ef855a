/** Watches a live room until it has ended, or as long as one likes. */
import { type KaratClient, LiveRoomDocument, type LiveRoomSubscription } from '../src/index.ts';

export type RoomState = LiveRoomSubscription['liveRoomChanged'];

export async function watchALiveRoom(
  karat: KaratClient, sessionId: string, show: (state: RoomState) => void,
): Promise<void> {
  for await (const { liveRoomChanged } of karat.subscribe(LiveRoomDocument, { sessionId })) {
    show(liveRoomChanged);
    // Leaving the loop closes the connection.
    if (liveRoomChanged.state === 'ENDED') return;
  }
}
