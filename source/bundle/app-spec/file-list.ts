/** A file of a bundle. */
export interface ListedFile {
	/** From the bundle's root, with slashes: `scripts/stop.sh`. */
	path: string;
	/** Undefined where that is not recorded: in a zip that was made on Windows. */
	executable?: boolean;
}

/** The files of a bundle, sorted by path; folders are not listed. */
export type FileList = readonly ListedFile[];
