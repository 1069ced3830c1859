/** Jest's global tear-down: ends what the set-up started. */
export default async function stop() {
  await globalThis.xiaohaoServices?.stop();
}
