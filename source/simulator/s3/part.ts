/** An object of a bucket, as the simulator keeps it. */
export interface StoredObject {
	/** The whole object; made when it is first asked for, since the bookshop has many releases that nobody reads. */
	readonly body: () => Uint8Array | Promise<Uint8Array>;
	/** Hexadecimal, without quotes. */
	readonly etag: string;
	/** In a versioned bucket. */
	readonly versionId?: string;
	readonly contentType?: string;
	/** What its uploader wrote on it. */
	readonly metadata?: Record<string, string>;
	/** The region's milliseconds. */
	readonly lastModified: number;
}

export interface Bucket {
	readonly name: string;
	readonly versioned: boolean;
	/** Key → its versions, the newest last; in a bucket without versions there is one. */
	readonly objects: Map<string, StoredObject[]>;
}

export interface UploadedPart {
	/** Hexadecimal MD5. */
	readonly etag: string;
	readonly body: Uint8Array;
}

export interface MultipartUpload {
	readonly bucket: string;
	readonly key: string;
	readonly contentType?: string;
	readonly metadata?: Record<string, string>;
	/** By part number, 1–10,000. */
	readonly parts: Map<number, UploadedPart>;
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
