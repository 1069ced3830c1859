export default {
  transform: { '^.+\\.ts$': '@swc/jest' },
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testTimeout: 60_000,
  workerIdleMemoryLimit: '1GB',
  globalSetup: './test/support/global-setup.js',
  globalTeardown: './test/support/global-teardown.js',
};
