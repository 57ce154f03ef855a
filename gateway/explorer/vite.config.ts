import { defineConfig } from 'vite';

/** GraphiQL as files of the house: a page that works offline and under a policy of its own. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/graphql/explorer/',
  build: {
    outDir: '../../dist/explorer',
    emptyOutDir: true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      // "use client" means nothing without server components.
      onwarn(warning, warn) {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
    },
  },
});
