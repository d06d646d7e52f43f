/** Bytes; a larger file is sent in parts of at least this size. S3 asks for 5 MiB, the last part apart. */
export const partSize = 8 * 1024 * 1024;

/** How many parts S3 takes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
export const mostParts = 10_000;

/** How many are on their way at a time; each is held in memory. */
export const atATime = 2;

/** Seconds that one part may take: 8 MiB over a poor mobile line. */
export const patience = 300;
