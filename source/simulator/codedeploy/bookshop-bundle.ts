/** The bookshop's releases as they lie in S3: zips with an appspec.yml, its scripts, and a small server. */
import { bookshopHooks } from './contents.ts';

/** What each hook's script does. */
const scripts: Readonly<Record<string, string>> = {
	'scripts/stop-server.sh': 'systemctl stop bookshop.service || true',
	'scripts/clean-up.sh': 'rm -rf /srv/bookshop/cache',
	'scripts/install-dependencies.sh': 'cd /srv/bookshop\nnpm ci --omit=dev',
	'scripts/start-server.sh': 'echo "Starting bookshop.service"\nsystemctl start bookshop.service',
	'scripts/validate-service.sh':
		'for attempt in 1 2 3; do\n\techo "GET http://localhost:8080/health (attempt $attempt of 3)"\n\tcurl -fsS http://localhost:8080/health && exit 0\n\tsleep 2\ndone\nexit 22',
};

function appSpec(application: string): string {
	const hooks = Object.entries(bookshopHooks).map(([event, given]) =>
		[
			`  ${event}:`,
			...given.flatMap(({ location, timeout, runas }) => [
				`    - location: ${location}`,
				`      timeout: ${timeout}`,
				...(runas === undefined ? [] : [`      runas: ${runas}`]),
			]),
		].join('\n'),
	);
	return `# ${application}
version: 0.0
os: linux
files:
  - source: /server.js
    destination: /srv/bookshop
  - source: /package.json
    destination: /srv/bookshop
permissions:
  - object: /srv/bookshop
    owner: bookshop
    group: bookshop
    mode: 755
    type:
      - directory
hooks:
${hooks.join('\n')}
`;
}

const server = (application: string, version: number) => `import { createServer } from 'node:http';

const about = { application: '${application}', version: ${version} };
createServer((request, response) => {
	response.setHeader('content-type', 'application/json');
	response.end(JSON.stringify(request.url === '/health' ? { ok: true } : about));
}).listen(8080);
`;

/** A release's zip; the same whenever it is made. `time`: milliseconds since the epoch, of its files. */
export async function bookshopBundle(
	application: string,
	version: number,
	time: number,
): Promise<Uint8Array> {
	const { TextReader, Uint8ArrayWriter, ZipWriter } = await import('@zip.js/zip.js');
	const zip = new ZipWriter(new Uint8ArrayWriter(), {
		useWebWorkers: false,
		lastModDate: new Date(time),
		extendedTimestamp: false,
	});
	const files: Record<string, string> = {
		'appspec.yml': appSpec(application),
		'package.json': `${JSON.stringify({ name: application, version: `${version}.0.0`, type: 'module' }, null, '\t')}\n`,
		'server.js': server(application, version),
	};
	for (const [name, text] of Object.entries(files)) await zip.add(name, new TextReader(text));
	for (const [name, text] of Object.entries(scripts))
		await zip.add(name, new TextReader(`#!/bin/bash\nset -eu\n${text}\n`), { unixMode: 0o755 });
	return zip.close();
}
