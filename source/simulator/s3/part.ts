/** An object of a bucket, as the simulator keeps it. */
export interface StoredObject {
	/** The whole object; made when it is first asked for, since the bookshop has many releases that nobody reads. */
	readonly body: () => Uint8Array;
	/** Hexadecimal, without quotes. */
	readonly etag: string;
	readonly versionId?: string;
	/** The region's milliseconds. */
	readonly lastModified: number;
}

export interface Bucket {
	readonly name: string;
	readonly versioned: boolean;
	/** Key → its versions, the newest last. */
	readonly objects: Map<string, StoredObject[]>;
}

export interface MultipartUpload {
	readonly bucket: string;
	readonly key: string;
	readonly parts: Map<number, { etag: string; body: Uint8Array }>;
}

/** What S3 knows in this world. */
export interface S3Part {
	readonly buckets: Map<string, Bucket>;
	/** By upload id. */
	readonly uploads: Map<string, MultipartUpload>;
}

declare module '../world.ts' {
	interface Parts {
		s3: S3Part;
	}
}

export const newS3Part = (): S3Part => ({ buckets: new Map(), uploads: new Map() });
