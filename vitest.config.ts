import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		exclude: ['test/contract/**', 'node_modules/**'],
		globalSetup: 'test/flights/build.ts',
		// Colours and interactivity of the views must not depend on who runs the tests.
		env: { FORCE_COLOR: '1', TZ: 'UTC' },
		testTimeout: 30_000,
	},
});
