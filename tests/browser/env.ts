/** A house that runs already, for whoever writes journeys: its demo brand takes half a minute to write. */
export function runningHouse(): string | null {
  return process.env['KARAT_TEST_HOUSE'] ?? null;
}
