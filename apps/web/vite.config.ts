import { defineConfig } from 'vite';

const here = (path: string): string => `${import.meta.dirname}/${path}`;

export default defineConfig({
  root: here('.'),
  logLevel: 'error',
  resolve: { conditions: ['source', 'module', 'browser', 'production'] },
  build: { outDir: here('../../dist/web'), emptyOutDir: true, manifest: true, target: ['chrome87', 'safari14'], chunkSizeWarningLimit: 2000, rolldownOptions: { input: { desk: here('index.html'), phone: here('m/index.html') } } },
});
