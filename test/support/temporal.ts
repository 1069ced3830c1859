/** Where the Temporal of the run is, `host:port`. Workflows of different test files keep apart by their task queues and ids. */
export function temporalAddress(): string {
  const address = process.env['XIAOHAO_TEST_TEMPORAL'];
  if (address === undefined) throw new Error('XIAOHAO_TEST_TEMPORAL is not set: run the tests with jest.config.js, whose set-up starts Temporal.');
  return address;
}
