// Sums up the result files of the test runs, after their ten slowest files. Usage: total.mjs <folder> <failures outside tests>
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const [folder, outside] = process.argv.slice(2);
let passed = 0;
let failed = Number(outside);
const files = [];
for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
  const run = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  passed += run.numPassedTests;
  files.push(...run.testResults);
  // A file that cannot even be loaded has no tests to fail; it counts as one. So does a run that
  // failed without naming a test, and every test that was skipped or left to do.
  const counted = run.numFailedTests + run.numRuntimeErrorTestSuites;
  failed += counted === 0 && !run.success ? 1 : counted;
  failed += run.numPendingTests + run.numTodoTests;
}
const secondsOf = ({ startTime, endTime }) => Math.round((endTime - startTime) / 1_000);
for (const file of files.toSorted((a, b) => secondsOf(b) - secondsOf(a)).slice(0, 10)) {
  process.stdout.write(`${String(secondsOf(file)).padStart(5)} s  ${relative(process.cwd(), file.name)}\n`);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
