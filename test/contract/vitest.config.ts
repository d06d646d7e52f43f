import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		root: fileURLToPath(new URL('../..', import.meta.url)),
		include: ['test/contract/*.contract.ts'],
		// One server, and each story clears it first.
		fileParallelism: false,
		testTimeout: 60_000,
		hookTimeout: 60_000,
		env: { TZ: 'UTC' },
	},
});
