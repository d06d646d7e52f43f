import type { LateHandlers } from '../world.ts';
import { getObject, headObject } from './get-object.ts';
import {
	abortMultipartUpload,
	completeMultipartUpload,
	createMultipartUpload,
	uploadPart,
} from './multipart.ts';
import { putObject } from './put-object.ts';

export const s3 = {
	AbortMultipartUpload: abortMultipartUpload,
	CompleteMultipartUpload: completeMultipartUpload,
	CreateMultipartUpload: createMultipartUpload,
	GetObject: getObject,
	HeadObject: headObject,
	PutObject: putObject,
	UploadPart: uploadPart,
} satisfies LateHandlers<'s3'>;
