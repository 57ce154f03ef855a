/** One for each tier by rank, from the lowest; a list of objects, as forms keep lists. */
export interface Delay {
  readonly seconds: string;
}

export const writeDelays = (seconds: readonly number[]): Delay[] => seconds.map((one) => ({ seconds: String(one) }));
export const readDelays = (delays: readonly Delay[]): number[] => delays.map(({ seconds }) => Number(seconds.trim()));

/** tierDelaySeconds.1 → delays.1.seconds: where the refusal of a delay stands in a form; other paths stay. */
export function delayPlace(path: readonly string[]): readonly string[] {
  const at = path.indexOf('tierDelaySeconds');
  if (at < 0) return path;
  const place = path[at + 1];
  return place === undefined ? ['delays'] : ['delays', place, 'seconds'];
}
