import { notYet } from '../not-yet.ts';
import type { Handlers } from '../world.ts';

export const s3: Handlers<'s3'> = {
	AbortMultipartUpload: notYet,
	CompleteMultipartUpload: notYet,
	CreateMultipartUpload: notYet,
	GetObject: notYet,
	HeadObject: notYet,
	PutObject: notYet,
	UploadPart: notYet,
};
