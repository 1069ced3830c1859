/** Where the browser allows it (not over plain HTTP), the pages of the phone open without a network once they were opened with one; with them what they fetch later. */
export async function keepPages(): Promise<void> {
  if (!isSecureContext || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/phone-worker.js', { scope: '/m' });
    if (navigator.serviceWorker.controller === null) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
    await Promise.all([import('../trail/depths.tsx'), import('../trail/as-of.tsx'), import('../notices-page.tsx'), import('../me-page.tsx'), import('../sign-in.tsx')]);
  } catch {
    return;
  }
}
