/** What browsers have that read codes by themselves (Chrome on phones and macOS); others have none, and one types. */
interface CodeReader {
  detect(from: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type CodeReaderClass = new (options: { formats: readonly string[] }) => CodeReader;

const readerClass = (): CodeReaderClass | undefined =>
  (globalThis as { BarcodeDetector?: CodeReaderClass }).BarcodeDetector;

/** No camera without a secure page, no reading without the browser's own reader. */
export const canScan = (): boolean => Boolean(readerClass() && navigator.mediaDevices?.getUserMedia);

const LOOK_EVERY_MS = 200;

/** Shows what the camera behind the phone sees, until there is a code in it or `stop` is called. */
export function watchForCode(
  video: HTMLVideoElement, found: (code: string) => void, failed: () => void,
): () => void {
  const ends = new AbortController();
  void watch(video, ends.signal).then((code) => code !== null && found(code), () => ends.signal.aborted || failed());
  return () => ends.abort();
}

async function watch(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const reader = new (readerClass()!)({ formats: ['qr_code'] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const [seen] = await reader.detect(video);
      if (seen && !signal.aborted) return seen.rawValue;
      await new Promise((done) => {
        setTimeout(done, LOOK_EVERY_MS);
      });
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
