/** Takes 20 ms to load, so it waits for the first use. */
let library: Promise<typeof import('@aws-lambda-powertools/jmespath')> | undefined;

/**
 * What a JMESPath finds in an AWS answer; `null` when it finds nothing or does not fit the answer: AWS's own
 * waiters treat a type error as "not yet" too.
 */
export async function find(path: string, output: unknown): Promise<unknown> {
	library ??= import('@aws-lambda-powertools/jmespath');
	const { JMESPathTypeError, search } = await library;
	if (typeof output !== 'object' || output === null) return null;
	try {
		return search(path, output) ?? null;
	} catch (error) {
		if (error instanceof JMESPathTypeError) return null;
		throw error;
	}
}

/** A value written into a JMESPath: `` `["a","b"]` ``. */
export const literal = (value: unknown): string => `\`${JSON.stringify(value).replaceAll('`', '\\`')}\``;
