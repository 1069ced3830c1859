import everything from './jest.config.js';

const { globalSetup: _start, globalTeardown: _stop, ...rest } = everything;

/** The tests that need no service. */
export default {
  ...rest,
  testMatch: ['**/libs/{domain,catalogue,settings,identity,notify}/**/*.test.ts', '**/libs/event-store/{canonical,hash,position,upcast}.test.ts'],
};
