import config from '../../jest.config.mjs';

/** The tests of the made data alone: `npm run test:data`. */
export default {
  ...config,
  testMatch: ['<rootDir>/tests/data/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 600_000,
};
