/**
 * About how much points and rebate a return takes back, before it is recorded: what a line has kept, in proportion
 * to the base that comes back. The server posts exactly, by its own rule; this is for the eye.
 * Example: a line that kept 899 points on ¥8,999.00 and gives back ¥8,999.00 loses 899.
 */
export interface Kept {
  readonly lineId: string;
  readonly remainingBase: string;
  readonly kept: number;
}

export interface Back {
  readonly lineId: string;
  readonly base: string;
}

export function estimateReversed(lines: readonly Kept[], back: readonly Back[]): number {
  return back.reduce((sum, { lineId, base }) => {
    const line = lines.find((candidate) => candidate.lineId === lineId);
    const remaining = Number(line?.remainingBase ?? 0);
    if (!line || remaining <= 0) return sum;
    const left = Math.max(0, remaining - Number(base));
    return sum + (line.kept - Math.floor((line.kept * left) / remaining));
  }, 0);
}
