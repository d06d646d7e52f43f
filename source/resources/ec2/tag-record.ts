interface AwsTag {
	Key?: string;
	Value?: string;
}

/** AWS's list of tags as a record; keys are unique in AWS. */
export const tagRecord = (tags: readonly AwsTag[] | undefined): Record<string, string> =>
	Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
