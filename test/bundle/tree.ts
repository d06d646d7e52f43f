import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, vi } from 'vitest';

/** A temporary folder of the test's own: bundles are made there too, so that one sees what is left. */
export function playground(): string {
	const folder = mkdtempSync(join(tmpdir(), 'airboss-test-'));
	vi.stubEnv('TMPDIR', folder);
	afterAll(() => {
		vi.unstubAllEnvs();
		rmSync(folder, { recursive: true });
	});
	return folder;
}

/** `→ elsewhere` is a link; a name that ends in `*` is executable. */
export function plant(root: string, files: Record<string, string>): string {
	mkdirSync(root, { recursive: true });
	for (const [name, content] of Object.entries(files)) {
		const path = join(root, name.replace(/\*$/, ''));
		mkdirSync(dirname(path), { recursive: true });
		if (content.startsWith('→ ')) symlinkSync(content.slice(2), path);
		else writeFileSync(path, content);
		if (name.endsWith('*')) chmodSync(path, 0o755);
	}
	return root;
}
