import everything from '../../jest.config.js';

/** `npm run histories`: records the histories anew, on real services. */
export default {
  ...everything,
  rootDir: '../..',
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  testMatch: ['<rootDir>/test/histories/record*.ts'],
};
