import { AwsError } from '../aws-error.ts';

/**
 * The first and last byte of `bytes=0-99`, `bytes=100-` or `bytes=-22` in an object of so many bytes; undefined
 * when it is no range of bytes, which S3 then does not heed. https://www.rfc-editor.org/rfc/rfc9110#name-range
 */
export function rangeOf(header: string, bytes: number): { first: number; last: number } | undefined {
	const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
	if (from === '' && to === '') return undefined;
	if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
	const first = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
	const last = from === '' || to === '' ? bytes - 1 : Math.min(bytes - 1, Number(to));
	if (first > last) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
	return { first, last };
}
