// Sums up the result files of the test runs. Usage: total.mjs <folder> <failures outside tests>
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder, outside] = process.argv.slice(2);
let passed = 0;
let failed = Number(outside);
for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  const run = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  passed += run.numPassedTests;
  // A file that cannot even be loaded has no tests to fail; it counts as one. So does a run that
  // failed without naming a test, and every test that was skipped or left to do.
  const counted = run.numFailedTests + run.numRuntimeErrorTestSuites;
  failed += counted === 0 && !run.success ? 1 : counted;
  failed += run.numPendingTests + run.numTodoTests;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
