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
