/**
 * What a person calls the caller of an ARN: the user's name, or the session's of an assumed role.
 * `arn:aws:iam::123456789012:user/ops/ana` → `ana`; `…:assumed-role/Admin/ana` → `ana`; `…:root` → `root`.
 */
export function callerName(arn: string): string {
	const resource = arn.split(':').slice(5).join(':');
	return resource.split('/').at(-1) || arn;
}
