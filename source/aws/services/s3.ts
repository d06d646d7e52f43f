export {
	AbortMultipartUploadCommand as AbortMultipartUpload,
	CompleteMultipartUploadCommand as CompleteMultipartUpload,
	CreateMultipartUploadCommand as CreateMultipartUpload,
	GetObjectCommand as GetObject,
	HeadObjectCommand as HeadObject,
	PutObjectCommand as PutObject,
	S3Client as Client,
	UploadPartCommand as UploadPart,
} from '@aws-sdk/client-s3';
