/** The run folder shared by the test processes, set by the global set-up before workers start. */
export function readRun(): { folder: string; ownerPid: number } {
  const folder = process.env['KARAT_TEST_RUN'];
  const ownerPid = Number(process.env['KARAT_TEST_OWNER']);
  if (!folder || !ownerPid) throw new Error('Start the tests with: npm test');
  return { folder, ownerPid };
}

export function writeRun(folder: string, ownerPid: number): void {
  process.env['KARAT_TEST_RUN'] = folder;
  process.env['KARAT_TEST_OWNER'] = String(ownerPid);
}

/** What a command that is found by its name (npm) needs from the outside. */
export function commandEnv(): { PATH: string; HOME: string } {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: process.env['HOME'] ?? '/' };
}

/** KARAT_TEST_LONG=1: the attacks take their time. */
export function isLongRun(): boolean {
  return process.env['KARAT_TEST_LONG'] === '1';
}
