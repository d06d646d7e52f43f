import { storageLocation } from '../s3/bookshop.ts';
import { store } from '../s3/store.ts';
import { late, zipOf } from '../s3/zip.ts';
import type { World } from '../world.ts';
import type { Application, ApplicationVersion, Flaw } from './application.ts';
import { tellOf } from './events.ts';

/** Adds a version that Beanstalk has processed already, with its bundle. */
export function addVersion(
	world: World,
	application: Application,
	label: string,
	{ description, flaw }: { description?: string; flaw?: Flaw } = {},
): ApplicationVersion {
	const now = world.clock.now();
	const bundle = { bucket: storageLocation(world), key: `${application.name}/${label}.zip` };
	store(world, bundle.bucket, bundle.key, {
		body: late(() => zipOf(filesOf(application.name, label), { lastModified: now })),
		etag: world.random.hex(32),
		contentType: 'application/zip',
		lastModified: now,
	});
	const version: ApplicationVersion = {
		application: application.name,
		label,
		description,
		bundle,
		flaw,
		dateCreated: now,
		dateUpdated: now,
		status: 'Processed',
	};
	application.versions.set(label, version);
	application.dateUpdated = now;
	tellOf(
		world,
		{ application: application.name, version: label },
		'INFO',
		`Created new Application Version: ${label}`,
	);
	return version;
}

const filesOf = (name: string, label: string) => ({
	'package.json': `${JSON.stringify({ name, version: `${label.slice(1)}.0.0`, private: true, main: 'server.js' }, undefined, 2)}\n`,
	Procfile: 'web: node server.js\n',
	'server.js': `import { createServer } from 'node:http';\n\ncreateServer((request, response) => response.end('${name} ${label}\\n')).listen(process.env.PORT ?? 8080);\n`,
	'.ebextensions/health.config':
		'option_settings:\n  aws:elasticbeanstalk:application:\n    Application Healthcheck URL: /health\n',
});

/** The label of the version that comes after all that there are: `v46`. */
export const nextLabel = ({ versions }: Application): string =>
	`v${1 + Math.max(0, ...[...versions.keys()].map((label) => Number(/^v(\d+)$/.exec(label)?.[1] ?? 0)))}`;

/** What is wrong with a version of an application, if anything. */
export const flawOf = ({ elasticbeanstalk }: World, application: string, label: string): Flaw | undefined =>
	elasticbeanstalk.applications.get(application)?.versions.get(label)?.flaw;
