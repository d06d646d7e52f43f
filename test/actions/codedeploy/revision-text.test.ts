import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRevision, revisionText } from '../../../source/actions/codedeploy/revision-text.ts';
import type { Revision } from '../../../source/resources/codedeploy/revision.ts';

const revision = (key: string, eTag = 'e1'): Revision => ({
	id: `web s3://releases/${key} ${eTag}`,
	application: 'web',
	title: key.replace(/.*\/|\.zip/g, ''),
	location: { revisionType: 'S3', s3Location: { bucket: 'releases', key, bundleType: 'zip', eTag } },
	address: `s3://releases/${key}`,
	description: '',
	groups: [],
});

const problemOf = (text: string, known: Revision[] = []) => {
	const source = readRevision(text, known);
	return source.from === 'nowhere' ? source.problem : undefined;
};

describe('in S3', () => {
	test('with version and ETag, whose quotes do not count', () => {
		expect(readRevision('s3://releases/web/v43.zip?versionId=abc&etag="9f3"')).toEqual({
			from: 'aws',
			location: {
				revisionType: 'S3',
				s3Location: {
					bucket: 'releases',
					key: 'web/v43.zip',
					bundleType: 'zip',
					version: 'abc',
					eTag: '9f3',
				},
			},
		});
	});

	test.each([
		['a.tar', 'tar'],
		['a.tgz', 'tgz'],
		['a.tar.gz', 'tgz'],
		['A.ZIP', 'zip'],
	])('%s is a %s', (key, bundleType) => {
		expect(readRevision(`s3://releases/${key}`)).toMatchObject({ location: { s3Location: { bundleType } } });
	});

	test.each([
		['s3://releases', 'names no object'],
		['s3:releases/v43.zip', 'names no object'],
		['s3://Releases_1/v43.zip', 'no name of a bucket'],
		['s3://releases/v43.rar', 'ends in .zip, .tar, .tgz or .tar.gz'],
		['s3://releases/app.yaml', 'ends in .zip'],
		['s3://releases/v43.zip?etag=1&version=2', 'has no version'],
	])('%s is refused: %s', (text, why) => {
		expect(problemOf(text)).toContain(why);
	});
});

describe('on GitHub', () => {
	const commit = 'a'.repeat(40);
	test('a whole commit', () => {
		expect(readRevision(`github:bookshop/web@${commit.toUpperCase()}`)).toEqual({
			from: 'aws',
			location: {
				revisionType: 'GitHub',
				gitHubLocation: { repository: 'bookshop/web', commitId: commit },
			},
		});
	});

	test.each(['github:web@abc', 'github:bookshop/web', 'github:bookshop/web@main'])(
		'%s is refused',
		(text) => {
			expect(problemOf(text)).toContain('Expected');
		},
	);
});

test('a directory of this machine', () => {
	expect(readRevision('dir:./build')).toEqual({ from: 'directory', path: './build' });
	for (const path of ['./build', '../build', '/srv/build', '~/build', '.'])
		expect(readRevision(path)).toEqual({ from: 'directory', path });
	expect(problemOf('dir:')).toContain('names no directory');
});

describe('a known one by its title', () => {
	const known = [revision('web/v43.zip'), revision('web/v42.zip')];
	test('is that one', () => {
		expect(readRevision('v42', known)).toEqual({ from: 'aws', location: known[1]?.location });
	});
	test('that two have must be named whole', () => {
		expect(problemOf('v43', [...known, revision('old/v43.zip')])).toContain('2 revisions are called v43');
	});
	test('that none has is told, with the nearest one', () => {
		expect(problemOf('v44', known)).toMatch(/no revision “v44”/);
		expect(problemOf('whatever', known)).toContain('Expected s3://');
	});
});

test('what stands for a location is read as it', () => {
	const text = fc.stringMatching(/^[\w.&=?/#% -]{1,30}$/).filter((key) => !/\?(versionId|etag)=/i.test(key));
	fc.assert(
		fc.property(
			text,
			fc.option(text),
			fc.option(fc.stringMatching(/^[0-9a-f]{32}$/)),
			(key, version, eTag) => {
				const location = {
					revisionType: 'S3' as const,
					s3Location: {
						bucket: 'releases',
						key: `web/${key}.zip`,
						bundleType: 'zip' as const,
						...(version === null ? {} : { version }),
						...(eTag === null ? {} : { eTag }),
					},
				};
				expect(readRevision(revisionText(location))).toEqual({ from: 'aws', location });
			},
		),
	);
});
