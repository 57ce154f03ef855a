import config from '../../jest.config.mjs';

/** The tests that need the program `pgbouncer`: `npm run test:pgbouncer`. */
export default {
  ...config,
  testMatch: ['<rootDir>/tests/pgbouncer/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 120_000,
};
