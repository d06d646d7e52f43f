interface AwsTag {
	Key?: string;
	Value?: string;
}

/** AWS's list of tags as a record; keys are unique in AWS. `shared` may give a shared copy of a value. */
export const tagRecord = (
	tags: readonly AwsTag[] | undefined,
	shared: (value: string) => string = (value) => value,
): Record<string, string> =>
	Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, shared(Value)]));
