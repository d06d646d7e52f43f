import { defineConfig } from 'vitest/config';

// Colours and interactivity of the views must not depend on who runs the tests.
const shared = { env: { FORCE_COLOR: '1', TZ: 'UTC' }, testTimeout: 30_000 };

export default defineConfig({
	test: {
		// Whole sessions mostly wait: they leave the processor to others meanwhile.
		maxWorkers: 3,
		projects: [
			{
				test: {
					...shared,
					name: 'parts',
					include: ['test/**/*.test.{ts,tsx}'],
					exclude: ['test/contract/**', 'test/flights/**', 'node_modules/**'],
				},
			},
			{
				test: {
					...shared,
					name: 'flights',
					include: ['test/flights/**/*.test.ts'],
					globalSetup: 'test/flights/build.ts',
				},
			},
		],
	},
});
