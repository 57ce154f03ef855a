/** ESM throughout; run by `npm test`, which gives node its --experimental-vm-modules. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: false, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    target: 'es2024',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const swcReact = {
  ...swc,
  jsc: {
    ...swc.jsc,
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
  },
};

/** @type {import('jest').Config} */
export default {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': ['@swc/jest', swc], '\\.tsx$': ['@swc/jest', swcReact] },
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/tests/data/', '/tests/pgbouncer/', '/fixtures/'],
  moduleNameMapper: { '^\\.\\.?/(jsutils/)?instanceOf\\.js$': '<rootDir>/tests/kit/instance-of.cjs' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.karat'],
  watchPathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.karat'],
  globalSetup: '<rootDir>/tests/kit/global-setup.ts',
  globalTeardown: '<rootDir>/tests/kit/global-teardown.ts',
  testSequencer: '<rootDir>/tests/kit/longest-first.mjs',
  maxWorkers: 2,
  // A worker that has grown is replaced between files, or the last files pay for its heap.
  workerIdleMemoryLimit: '900MB',
  // Generous: two workers share two cores, and a start of the whole house under load takes its time.
  testTimeout: 180_000,
  collectCoverage: false,
  // A test that leaves a handle open must show: no forced exit, and a word after one second.
  forceExit: false,
  openHandlesTimeout: 1_000,
  watchman: false,
};
