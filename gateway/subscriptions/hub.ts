import type { ExecutionResult } from 'graphql';
import { LatestQueue } from './latest-queue.ts';

/** One event, encoded once for all who read it. */
export interface SharedEvent {
  readonly encoded: string;
}

export interface Upstream {
  /** Events as the owner of the root field sends them. */
  readonly events: AsyncIterator<ExecutionResult>;
  /** The whole answer for one of them, other subgraphs asked, errors masked. */
  complete(event: ExecutionResult): Promise<ExecutionResult>;
}

interface Channel {
  readonly readers: Set<LatestQueue<SharedEvent>>;
  latest: SharedEvent | undefined;
  upstream: Upstream | undefined;
}

/** Equal subscriptions of actors who see the same share one upstream. */
export class SubscriptionHub {
  readonly #channels = new Map<string, Channel>();

  /** Says what readers are told when an upstream breaks. */
  constructor(readonly onBroken: (error: unknown) => ExecutionResult) {}

  get upstreams(): number {
    return this.#channels.size;
  }

  /** A late reader gets the newest state at once. */
  join(key: string, open: () => Promise<Upstream>): AsyncGenerator<SharedEvent, void, void> {
    const channel = this.#channels.get(key) ?? this.#start(key, open);
    const queue: LatestQueue<SharedEvent> = new LatestQueue(() => this.#leave(key, channel, queue));
    channel.readers.add(queue);
    if (channel.latest !== undefined) queue.put(channel.latest);
    return queue;
  }

  /** Ends every stream with a proper completion. */
  close(): void {
    for (const [key, channel] of this.#channels) this.#stop(key, channel);
  }

  #start(key: string, open: () => Promise<Upstream>): Channel {
    const channel: Channel = { readers: new Set(), latest: undefined, upstream: undefined };
    this.#channels.set(key, channel);
    void this.#pump(channel, open)
      .catch((error: unknown) => this.#publish(channel, this.onBroken(error)))
      .finally(() => this.#stop(key, channel));
    return channel;
  }

  async #pump(channel: Channel, open: () => Promise<Upstream>): Promise<void> {
    const upstream = await open();
    channel.upstream = upstream;
    if (channel.readers.size === 0) return;
    for (let item = await upstream.events.next(); item.done !== true;
      item = await upstream.events.next()) {
      this.#publish(channel, await upstream.complete(item.value));
    }
  }

  #publish(channel: Channel, result: ExecutionResult): void {
    const event = { encoded: JSON.stringify(result) };
    channel.latest = event;
    for (const reader of channel.readers) reader.put(event);
  }

  #leave(key: string, channel: Channel, queue: LatestQueue<SharedEvent>): void {
    channel.readers.delete(queue);
    if (channel.readers.size === 0) this.#stop(key, channel);
  }

  #stop(key: string, channel: Channel): void {
    if (this.#channels.get(key) === channel) this.#channels.delete(key);
    for (const reader of channel.readers) reader.end();
    channel.readers.clear();
    void Promise.resolve(channel.upstream?.events.return?.()).catch(() => undefined);
  }
}
