/** So many loops at once, each asking again as soon as it is answered. */
export async function askInLoops(
  width: number, until: { seconds: number } | { times: number },
  ask: (turn: number) => Promise<unknown>,
): Promise<{ times: number; seconds: number }> {
  const started = performance.now();
  const end = 'seconds' in until ? started + until.seconds * 1000 : Infinity;
  const most = 'times' in until ? until.times : Infinity;
  let turn = 0;
  await Promise.all(Array.from({ length: width }, async () => {
    while (turn < most && performance.now() < end) await ask(turn++);
  }));
  return { times: turn, seconds: (performance.now() - started) / 1000 };
}
