export interface ServerEvent { readonly event: string; readonly data: string }

/** How long a line may say nothing, and what is thrown of one that is taken for broken then. */
export interface Patience { readonly silenceMs: number; readonly silent: (ms: number) => Error }

/** The text/event-stream format, as far as a graph uses it, however it was cut on the way. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>, patience: Patience,
): AsyncGenerator<ServerEvent, void, undefined> {
  // Not every browser iterates over streams.
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (;;) {
      const { done, value } = await within(patience, reader.read());
      if (done) return;
      text += decoder.decode(value, { stream: true });
      const blocks = text.split(/\r?\n\r?\n/);
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = readBlock(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export function within<T>({ silenceMs, silent }: Patience, reading: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silent(silenceMs)), silenceMs);
  });
  return Promise.race([reading, silence]).finally(() => clearTimeout(timer));
}

function readBlock(block: string): ServerEvent | null {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const [, field, value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  // A comment line keeps the connection open and says nothing.
  return data.length > 0 || event !== 'message' ? { event, data: data.join('\n') } : null;
}
