/** An error as the SDK throws it: AWS's code as its name, and where it came from. */
export class AwsError extends Error {
	override readonly name: string;
	/** Who is at fault, as the SDK has it. */
	readonly $fault: 'client' | 'server';
	$metadata: { httpStatusCode: number; requestId?: string; attempts?: number };

	constructor(code: string, message: string, status = 400) {
		super(message);
		this.name = code;
		this.$fault = status >= 500 ? 'server' : 'client';
		this.$metadata = { httpStatusCode: status };
	}
}
